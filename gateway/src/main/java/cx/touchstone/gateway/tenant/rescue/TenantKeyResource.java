package cx.touchstone.gateway.tenant.rescue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Tenant;

/** For tenants that have no key any more, or never got to see theirs. */
@Path("/api/v1/tenants/{id}/api-keys")
@Tag(name = "Tenants")
public class TenantKeyResource {

    @Inject
    GiveKey give;
    @Inject
    Tenant tenant;

    @POST
    @Transactional
    @Idempotency.Honoured
    @APIResponse(responseCode = "201", description = "Made; the answer alone shows the key.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ApiKeyView.class)))
    @RolesAllowed(Scopes.OPERATOR)
    @Operation(operationId = "createTenantKey", summary = "Give a tenant another key for its administrators", description = "For who has lost all, or never saw the first one because the answer that made the tenant did not arrive. It has all scopes that a tenant can have, and stands in the tenant's audit log with who made it. Of a suspended tenant it opens nothing.")
    public RestResponse<ApiKeyView> create(@PathParam("id") String id, @NotNull @Valid TenantKeyPlan plan) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, give.to(id, plan, tenant.caller()))
                .header(HttpHeaders.LOCATION, "/api/v1/tenants/" + id).build();
    }
}
