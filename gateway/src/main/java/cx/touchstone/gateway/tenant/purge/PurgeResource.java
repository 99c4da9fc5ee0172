package cx.touchstone.gateway.tenant.purge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
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

import cx.touchstone.gateway.key.Scopes;
import cx.touchstone.kit.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** The removal of a tenant, for who runs the platform. */
@Path("/api/v1/tenants/{id}/purge")
@Tag(name = "Tenants")
public class PurgeResource {

    @Inject
    BeginPurge purge;
    @Inject
    Purges purges;

    @POST
    @APIResponse(responseCode = "202", description = "It is being removed.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PurgeView.class)))
    @RolesAllowed(Scopes.OPERATOR)
    @Operation(operationId = "purgeTenant", summary = "Remove a tenant for good, in all services", description = "Only a suspended one (tenant-not-suspended); there is no way back but a backup. Nothing is taken for it any more, and its id is nobody's for ever. What is left is this: the proof, the id in every service, and that it was asked for, in the audit log of who asked. The tenant's own audit log goes with it: export it first. Saying it again changes nothing.")
    public RestResponse<PurgeView> begin(@PathParam("id") String id, @NotNull @Valid PurgePlan plan) {
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, purge.begin(id, plan))
                .header(HttpHeaders.LOCATION, "/api/v1/tenants/" + id + "/purge").build();
    }

    @GET
    @RolesAllowed(Scopes.OPERATOR)
    @Operation(operationId = "getPurge", summary = "See how far the removal of a tenant is, and its proof", description = "Rows are counted in the transactions that remove them, and what is left by the owner of the tables, which no policy hides anything from.")
    public PurgeView get(@PathParam("id") String id) {
        return Tenant.as(id, () -> QuarkusTransaction.requiringNew()
                .call(() -> PurgeView.of(purges.named(id), purges.tables(id))));
    }
}
