package cx.touchstone.gateway.webhook.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.gateway.event.EventType;
import cx.touchstone.gateway.event.Events;
import cx.touchstone.gateway.event.NewEvent;
import cx.touchstone.gateway.webhook.Webhook;
import cx.touchstone.gateway.webhook.WebhookIsRefused;
import cx.touchstone.gateway.webhook.Webhooks;
import cx.touchstone.gateway.webhook.delivery.DisableWebhook;
import cx.touchstone.gateway.webhook.history.DeliveryView.Status;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Ids;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;

/** What became of what was to be sent to a webhook. */
@Path("/api/v1/webhooks")
@Tag(name = "Webhooks")
public class DeliveryResource {

    @Inject
    Webhooks webhooks;
    @Inject
    Deliveries deliveries;
    @Inject
    Events events;
    @Inject
    Tenant tenant;
    @Inject
    ObjectMapper json;

    @GET
    @Path("/{id}/deliveries")
    @RolesAllowed("webhooks:read")
    @Operation(operationId = "listWebhookDeliveries", summary = "List what was to be sent to a webhook, the latest event first")
    public Page<DeliveryView> list(@PathParam("id") UUID id,
            @QueryParam("status") @Parameter(schema = @Schema(enumeration = { "waiting", "delivered",
                    "failed" })) String status,
            @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        webhooks.named(tenant.current(), id);
        return Page.of(deliveries.before(id, status(status), Page.after(cursor, Long::valueOf), length + 1), length,
                placed -> String.valueOf(placed.position()), Deliveries.Placed::view);
    }

    @GET
    @Path("/{id}/deliveries/{event}")
    @RolesAllowed("webhooks:read")
    @Operation(operationId = "getWebhookDelivery", summary = "Read what became of an event that was to be sent to a webhook")
    public DeliveryView get(@PathParam("id") UUID id, @PathParam("event") UUID event) {
        return deliveries.of(id, event);
    }

    @POST
    @Path("/{id}/deliveries/{event}/replay")
    @Transactional
    @Idempotency.Honoured
    @APIResponse(responseCode = "202", description = "It is sent.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DeliveryView.class)))
    @RolesAllowed("webhooks:write")
    @Operation(operationId = "replayWebhookDelivery", summary = "Send an event to a webhook again", description = "Whatever became of it, under the same webhook-id.")
    public RestResponse<DeliveryView> replay(@PathParam("id") UUID id, @PathParam("event") UUID event) {
        enabled(id);
        deliveries.again(id, event);
        return accepted(deliveries.of(id, event));
    }

    @POST
    @Path("/{id}/replays")
    @Transactional
    @Idempotency.Honoured
    @APIResponse(responseCode = "202", description = "They are sent.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReplayView.class)))
    @RolesAllowed("webhooks:write")
    @Operation(operationId = "replayWebhook", summary = "Send to a webhook what it missed since a time", description = "What was given up, and what happened while it was disabled or not there yet, as long as it is kept.")
    public RestResponse<ReplayView> replaySince(@PathParam("id") UUID id, @NotNull @Valid ReplayOrder order) {
        enabled(id);
        return accepted(new ReplayView(deliveries.again(id, order.checked())));
    }

    @POST
    @Path("/{id}/test")
    @Transactional
    @Idempotency.Honoured
    @APIResponse(responseCode = "202", description = "It is sent; read the delivery to see what became of it.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DeliveryView.class)))
    @RolesAllowed("webhooks:write")
    @Operation(operationId = "testWebhook", summary = "Send a test event to a webhook", description = "Signed and sent like every other, to this webhook alone, whatever types it wants. It is in the feed, too.")
    public RestResponse<DeliveryView> test(@PathParam("id") UUID id) {
        Webhook webhook = enabled(id);
        NewEvent test = new NewEvent(Ids.next(), EventType.WEBHOOK_TESTED.text(), "webhook/" + id,
                Instant.now().truncatedTo(ChronoUnit.MICROS), id, null, List.of(), false,
                json.valueToTree(Map.of("webhook", id, "name", webhook.name())));
        events.add(DisableWebhook.SOURCE, List.of(test));
        return accepted(deliveries.of(id, test.id()));
    }

    private Webhook enabled(UUID id) {
        Webhook webhook = webhooks.named(tenant.current(), id);
        if (!webhook.isEnabled()) {
            throw WebhookIsRefused.isDisabled();
        }
        return webhook;
    }

    private static Status status(String word) {
        try {
            return word == null ? null : Status.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Refusal.Invalid("status", "invalid", "status must be waiting, delivered or failed.");
        }
    }

    private static <T> RestResponse<T> accepted(T what) {
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, what).build();
    }
}
