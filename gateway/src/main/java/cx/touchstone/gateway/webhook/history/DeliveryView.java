package cx.touchstone.gateway.webhook.history;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/** An event that was to be sent to a webhook. */
@Schema(name = "WebhookDelivery")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryView(@Schema(description = "Of the event; also its webhook-id.") UUID eventId,
        @Schema(examples = "cx.touchstone.response.completed.v1") String type,
        @Schema(examples = "crm/case/50012") String subject, Status status,
        @Schema(description = "Since it was queued, or replayed.") int attempts, Instant createdAt,
        @Schema(description = "When it was tried last; absent before.") Instant attemptedAt,
        @Schema(description = "Not before this time it is tried again; absent unless it waits.") Instant nextAttemptAt,
        @Schema(description = "Status of the receiver's latest answer; absent if there was none.", examples = "503") Integer answered,
        @Schema(description = "What went wrong last: refused, redirected (which is not followed), timeout, no-connection, no-such-host, address-not-allowed, tls, broken-off.", examples = "refused") String fault,
        @Schema(description = "The beginning of what the receiver said to it, at most 200 characters.", examples = "Service temporarily unavailable") String excerpt) {

    /** How far it is. */
    @Schema(name = "WebhookDeliveryStatus")
    public enum Status {
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("delivered")
        DELIVERED,
        @JsonProperty("failed")
        FAILED
    }
}
