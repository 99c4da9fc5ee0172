package cx.touchstone.gateway.webhook;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.gateway.audit.AuditLog;
import cx.touchstone.gateway.audit.Deed;
import cx.touchstone.gateway.key.ScopeIsNotYours;
import cx.touchstone.gateway.outside.Outside;
import cx.touchstone.gateway.webhook.secret.Safe;
import cx.touchstone.gateway.webhook.secret.WebhookSecret;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.kit.Tenant;
import io.quarkus.security.identity.SecurityIdentity;

/** Webhooks of the tenant. Who has events sent elsewhere must be allowed to read them himself. */
@Path("/api/v1/webhooks")
@Tag(name = "Webhooks", description = "Where events are sent, signed as Standard Webhooks has it.")
public class WebhookResource {

    private static final String KIND = "webhook";
    private static final Set<String> SENT = Set.of("events:read");
    private static final int MOST = 20;

    @Inject
    Webhooks webhooks;
    @Inject
    Safe safe;
    @Inject
    Outside outside;
    @Inject
    AuditLog log;
    @Inject
    Tenant tenant;
    @Inject
    SecurityIdentity identity;

    @POST
    @Transactional
    @Idempotency.Honoured
    @APIResponse(responseCode = "201", description = "Events are sent from now on; the answer alone shows the secret.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = WebhookView.class)))
    @RolesAllowed("webhooks:write")
    @Operation(operationId = "createWebhook", summary = "Have events sent", description = "Each event is posted as CloudEvents 1.0 JSON, signed with the secret (Standard Webhooks), at least once and in order for each subject. Who asks for it needs events:read as well. At most 20.")
    public RestResponse<WebhookView> create(@NotNull @Valid WebhookPlan plan) {
        check(plan);
        if (!webhooks.hasRoom(tenant.current(), MOST)) {
            throw WebhookIsRefused.tooMany(MOST);
        }
        Instant now = now();
        Webhook made = new Webhook(tenant.current(), plan, tenant.caller(), now);
        WebhookSecret secret = WebhookSecret.next();
        made.sign(safe.lock(secret, made.tenantId, made.id), Duration.ZERO, now);
        webhooks.persist(made);
        keep("webhook.created", made);
        return ResponseBuilder.create(RestResponse.Status.CREATED, WebhookView.of(made, secret.text(), now))
                .header(HttpHeaders.LOCATION, "/api/v1/webhooks/" + made.id)
                .header(HttpHeaders.ETAG, Changed.tag(made.revision)).build();
    }

    @GET
    @RolesAllowed("webhooks:read")
    @Operation(operationId = "listWebhooks", summary = "List webhooks, oldest first")
    public Page<WebhookView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        Instant now = now();
        return Page.of(webhooks.after(tenant.current(), Page.after(cursor, UUID::fromString), length + 1), length,
                webhook -> webhook.id.toString(), webhook -> WebhookView.of(webhook, now));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("webhooks:read")
    @Operation(operationId = "getWebhook", summary = "Read a webhook")
    public RestResponse<WebhookView> get(@PathParam("id") UUID id) {
        return tagged(webhooks.named(tenant.current(), id), null);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed("webhooks:write")
    @Operation(operationId = "replaceWebhook", summary = "Replace, enable or disable a webhook", description = "If-Match carries the ETag that was read. While it is disabled nothing is queued for it, and what waits stays for up to three days; what was missed can be replayed.")
    public RestResponse<WebhookView> put(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid WebhookPlan plan) {
        check(plan);
        Webhook webhook = webhooks.held(tenant.current(), id);
        Changed.check(ifMatch, webhook.revision);
        webhook.replace(plan, now());
        keep("webhook.replaced", webhook);
        return tagged(webhook, null);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @APIResponse(responseCode = "204", description = "Nothing is sent there any more.")
    @RolesAllowed("webhooks:write")
    @Operation(operationId = "deleteWebhook", summary = "Remove a webhook", description = "With all that is known of its deliveries. What is on its way at this moment may still arrive.")
    public void delete(@PathParam("id") UUID id) {
        Webhook webhook = webhooks.held(tenant.current(), id);
        webhooks.delete(webhook);
        keep("webhook.deleted", webhook);
    }

    @POST
    @Path("/{id}/secret-rotation")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("webhooks:write")
    @Operation(operationId = "rotateWebhookSecret", summary = "Let a new secret take the place of one", description = "Until the overlap ends everything carries two signatures, one by each. The answer alone shows the new secret. A former one that was still good ends now.")
    public RestResponse<WebhookView> rotate(@PathParam("id") UUID id, @NotNull @Valid SecretRotation rotation) {
        ScopeIsNotYours.check(SENT, identity.getRoles());
        Webhook webhook = webhooks.held(tenant.current(), id);
        WebhookSecret secret = WebhookSecret.next();
        webhook.rotate(safe.lock(secret, webhook.tenantId, webhook.id), rotation.toOverlap(), now());
        keep("webhook.secret-rotated", webhook);
        return tagged(webhook, secret.text());
    }

    private void check(WebhookPlan plan) {
        ScopeIsNotYours.check(SENT, identity.getRoles());
        safe.mustBeThere();
        List<Fault> faults = new ArrayList<>(plan.faults());
        if (!outside.allows(plan.url())) {
            faults.add(new Fault("/url", "address", "url must be a public https address."));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
    }

    /** Whoever changes one has it before he has the end of the log. A path may hold a secret of the receiver's. */
    private void keep(String action, Webhook webhook) {
        try {
            webhooks.flush();
        } catch (ConstraintViolationException e) {
            throw WebhookIsRefused.nameIsTaken();
        }
        log.append(webhook.tenantId, tenant.caller(), new Deed(action, KIND, webhook.id.toString(),
                Map.of("name", webhook.name, "host", URI.create(webhook.url).getHost(), "types",
                        String.join(" ", webhook.types), "enabled",
                        String.valueOf(webhook.isEnabled()))));
    }

    private static RestResponse<WebhookView> tagged(Webhook webhook, String secret) {
        return ResponseBuilder.ok(WebhookView.of(webhook, secret, now()))
                .header(HttpHeaders.ETAG, Changed.tag(webhook.revision)).build();
    }

    /** As exact as the database keeps it. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
