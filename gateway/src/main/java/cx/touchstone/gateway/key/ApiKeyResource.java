package cx.touchstone.gateway.key;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.gateway.audit.AuditLog;
import cx.touchstone.gateway.audit.Deed;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Tenant;
import io.quarkus.security.identity.SecurityIdentity;

/** API keys of the tenant. Every change stands in the audit log, written in its own transaction. */
@Path("/api/v1/api-keys")
@Tag(name = "API keys", description = "With what programs call this API.")
public class ApiKeyResource {

    private static final String KIND = "api-key";

    @Inject
    ApiKeys keys;
    @Inject
    AuditLog log;
    @Inject
    Tenant tenant;
    @Inject
    SecurityIdentity identity;

    @POST
    @Transactional
    @Idempotency.Honoured
    @APIResponse(responseCode = "201", description = "Made; the answer alone shows the key.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ApiKeyView.class)))
    @RolesAllowed("admin")
    @Operation(operationId = "createApiKey", summary = "Make a key", description = "The key is shown in this answer and never again; an answer that is replayed for its Idempotency-Key comes without it. A key can give only what it has itself.")
    public RestResponse<ApiKeyView> create(@NotNull @Valid KeyPlan plan) {
        Instant now = now();
        plan.mustEndAfter(now);
        KeySecret.New secret = KeySecret.next();
        ApiKey key = new ApiKey(tenant.current(), plan.name(), secret.secret(), plan.allowedBy(identity.getRoles()),
                plan.expiresAt(), tenant.caller(), now);
        keys.persistAndFlush(key);
        append("api-key.created", key, Map.of());
        return made(key, secret, now);
    }

    @GET
    @RolesAllowed("admin")
    @Operation(operationId = "listApiKeys", summary = "List keys, oldest first", description = "Expired and revoked ones too.")
    public Page<ApiKeyView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        Instant now = Instant.now();
        return Page.of(keys.after(tenant.current(), Page.after(cursor, UUID::fromString), length + 1), length,
                key -> key.id.toString(), key -> ApiKeyView.of(key, now));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("admin")
    @Operation(operationId = "getApiKey", summary = "Read what is known of a key")
    public ApiKeyView get(@PathParam("id") UUID id) {
        return ApiKeyView.of(keys.named(tenant.current(), id), Instant.now());
    }

    @POST
    @Path("/{id}/rotation")
    @Transactional
    @Idempotency.Honoured
    @APIResponse(responseCode = "201", description = "The new key; the answer alone shows it.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ApiKeyView.class)))
    @RolesAllowed("admin")
    @Operation(operationId = "rotateApiKey", summary = "Let a new key take the place of one", description = "It has the same name and scopes, and lasts as long from now as the old one did from its making. The old one is good until the overlap ends. Refused with 409 when the key is no longer good, or has been replaced already.")
    public RestResponse<ApiKeyView> rotate(@PathParam("id") UUID id, @NotNull @Valid RotationPlan plan) {
        Instant now = now();
        ApiKey old = keys.held(tenant.current(), id);
        if (keys.isReplaced(old)) {
            throw new ApiKeyIsOver();
        }
        new KeyPlan(old.name, old.scopes.stream().toList(), null).allowedBy(identity.getRoles());
        KeySecret.New secret = KeySecret.next();
        ApiKey next = old.rotate(secret.secret(), plan.toOverlap(), tenant.caller(), now);
        keys.persistAndFlush(next);
        append("api-key.rotated", next, Map.of("replaces", old.id.toString(), "oldKeyUntil", old.expiresAt.toString()));
        return made(next, secret, now);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @APIResponse(responseCode = "204", description = "Withdrawn.")
    @RolesAllowed("admin")
    @Operation(operationId = "revokeApiKey", summary = "Withdraw a key", description = "It opens nothing any more, at the latest a second after this answer, on every replica. What it was stays to be read. Saying it again changes nothing.")
    public void revoke(@PathParam("id") UUID id) {
        ApiKey key = keys.held(tenant.current(), id);
        if (key.revoke(now())) {
            append("api-key.revoked", key, Map.of());
        }
    }

    private void append(String action, ApiKey key, Map<String, String> more) {
        Map<String, String> details = new TreeMap<>(more);
        details.put("name", key.name);
        details.put("prefix", key.prefix);
        details.put("scopes", String.join(" ", key.scopes.stream().sorted().toList()));
        if (key.expiresAt != null) {
            details.put("expiresAt", key.expiresAt.toString());
        }
        log.append(key.tenantId, tenant.caller(), new Deed(action, KIND, key.id.toString(), details));
    }

    private static RestResponse<ApiKeyView> made(ApiKey key, KeySecret.New secret, Instant now) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, ApiKeyView.of(key, secret.key(), now))
                .header(HttpHeaders.LOCATION, "/api/v1/api-keys/" + key.id).build();
    }

    /** As exact as the database keeps it. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
