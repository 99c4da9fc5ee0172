package cx.touchstone.gateway.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.kit.Idempotency;

/** A webhook as callers see it. */
@Schema(name = "Webhook")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookView(UUID id, String name, String url,
        @Schema(description = "Empty for all.") List<String> types, @Schema(description = "Empty for all.") List<UUID> surveys,
        @Schema(description = "Empty for all.") List<String> touchpoints, boolean enabled,
        @Schema(description = "Why nothing is sent; absent if it is enabled.") Reason disabledReason, Instant disabledAt,
        @Schema(description = "Since when nothing that was tried was taken; absent while all is well.") Instant failingSince,
        @Schema(description = "About when something was taken last, to the minute; absent if nothing ever was.") Instant deliveredAt,
        @Schema(description = "Until when everything is signed with the former secret as well; absent if there is none.") Instant formerSecretUntil,
        Instant createdAt, String createdBy,
        @Schema(description = "By which its receiver knows us. Only in the answer that makes it.", examples = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDUw4fKEzC0Nk=") String secret)
        implements
            Idempotency.ShownOnce {

    /** Why nothing is sent. */
    @Schema(name = "WebhookDisabledReason")
    public enum Reason {
        @JsonProperty("by-hand")
        BY_HAND,
        @JsonProperty("gone")
        GONE,
        @JsonProperty("failing")
        FAILING
    }

    static WebhookView of(Webhook webhook, Instant now) {
        return of(webhook, null, now);
    }

    /** @param secret for who made it */
    static WebhookView of(Webhook webhook, String secret, Instant now) {
        boolean twice = webhook.formerUntil != null && now.isBefore(webhook.formerUntil);
        return new WebhookView(webhook.id, webhook.name, webhook.url, webhook.types, webhook.surveys, webhook.touchpoints,
                webhook.isEnabled(), webhook.isEnabled() ? null : Reason.valueOf(webhook.disabledReason.name()),
                webhook.disabledAt, webhook.failingSince, webhook.deliveredAt, twice ? webhook.formerUntil : null,
                webhook.createdAt, webhook.createdBy, secret);
    }

    @Override
    public WebhookView withoutSecret() {
        return new WebhookView(id, name, url, types, surveys, touchpoints, enabled, disabledReason, disabledAt, failingSince,
                deliveredAt, formerSecretUntil, createdAt, createdBy, null);
    }
}
