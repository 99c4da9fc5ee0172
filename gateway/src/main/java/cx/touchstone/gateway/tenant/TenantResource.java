package cx.touchstone.gateway.tenant;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.gateway.key.ApiKeyView;
import cx.touchstone.gateway.key.Scopes;
import cx.touchstone.gateway.tenant.rescue.GiveKey;
import cx.touchstone.gateway.tenant.rescue.TenantKeyPlan;
import cx.touchstone.gateway.tenant.suspension.SuspendTenant;
import cx.touchstone.gateway.tenant.suspension.SuspensionPlan;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** All tenants, for who runs the platform: the only place where a caller sees another tenant than his own. */
@Path("/api/v1/tenants")
@Tag(name = "Tenants", description = "The organisations that use the platform; for who runs it.")
public class TenantResource {

    @Inject
    Organisations tenants;
    @Inject
    CreateTenant create;
    @Inject
    SuspendTenant suspend;
    /** For tenants that have no key any more, or never got to see theirs. */
    @Inject
    GiveKey giveKey;
    @Inject
    Tenant tenant;

    @POST
    @Transactional
    @Idempotency.Honoured
    @APIResponse(responseCode = "201", description = "Made; the answer alone shows its first key.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TenantView.class)))
    @RolesAllowed(Scopes.OPERATOR)
    @Operation(operationId = "createTenant", summary = "Make a tenant", description = "With a key for its people, which is shown in this answer and never again. Refused with 409 when there is one of this id.")
    public RestResponse<TenantView> create(@NotNull @Valid TenantPlan plan) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, create.make(plan, tenant.caller()))
                .header(HttpHeaders.LOCATION, "/api/v1/tenants/" + plan.id()).build();
    }

    @GET
    @RolesAllowed(Scopes.OPERATOR)
    @Operation(operationId = "listTenants", summary = "List all tenants, by their ids")
    public Page<TenantView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        String after = Page.after(cursor, id -> id);
        List<Organisation> read = Tenant.as(Tenant.EVERYBODY,
                () -> QuarkusTransaction.requiringNew().call(() -> tenants.after(after, length + 1)));
        return Page.of(read, length, one -> one.tenantId, TenantView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.OPERATOR)
    @Operation(operationId = "getTenant", summary = "Read what is known of a tenant")
    public TenantView get(@PathParam("id") String id) {
        return Tenant.as(id, () -> QuarkusTransaction.requiringNew().call(() -> TenantView.of(tenants.named(id))));
    }

    @PUT
    @Path("/{id}/suspension")
    @RolesAllowed(Scopes.OPERATOR)
    @Operation(operationId = "suspendTenant", summary = "Let nobody of a tenant in", description = "Its keys and tokens are refused (tenant-suspended) on every replica a second after this answer at the latest, and surveys are closed to respondents as soon as survey-service knows. What is there stays. Saying it again changes nothing but the reason.")
    public TenantView suspend(@PathParam("id") String id, @NotNull @Valid SuspensionPlan plan) {
        return suspend.suspend(id, plan);
    }

    @DELETE
    @Path("/{id}/suspension")
    @APIResponse(responseCode = "204", description = "They are let in.")
    @RolesAllowed(Scopes.OPERATOR)
    @Operation(operationId = "resumeTenant", summary = "Let the people of a tenant in again", description = "Saying it again changes nothing.")
    public void resume(@PathParam("id") String id) {
        suspend.resume(id);
    }

    @POST
    @Path("/{id}/api-keys")
    @Transactional
    @Idempotency.Honoured
    @APIResponse(responseCode = "201", description = "Made; the answer alone shows the key.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ApiKeyView.class)))
    @RolesAllowed(Scopes.OPERATOR)
    @Operation(operationId = "createTenantKey", summary = "Give a tenant another key for its administrators", description = "For who has lost all, or never saw the first one because the answer that made the tenant did not arrive. It has all scopes that a tenant can have, and stands in the tenant's audit log with who made it. Of a suspended tenant it opens nothing.")
    public RestResponse<ApiKeyView> giveKey(@PathParam("id") String id, @NotNull @Valid TenantKeyPlan plan) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, giveKey.to(id, plan, tenant.caller()))
                .header(HttpHeaders.LOCATION, "/api/v1/tenants/" + id).build();
    }
}
