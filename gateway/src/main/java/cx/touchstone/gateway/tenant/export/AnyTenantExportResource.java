package cx.touchstone.gateway.tenant.export;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cx.touchstone.gateway.key.Scopes;
import cx.touchstone.kit.Tenant;
import io.vertx.ext.web.RoutingContext;

/** All that is kept of a tenant, for who runs the platform and hands it over. */
@Path("/api/v1/tenants/{id}/export")
@Tag(name = "Tenants")
public class AnyTenantExportResource {

    @Inject
    ExportTenant export;
    @Inject
    Tenant tenant;

    @GET
    @RolesAllowed(Scopes.OPERATOR)
    @APIResponse(responseCode = "200", description = "Everything.", content = @Content(mediaType = TenantExportResource.ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary"), examples = @ExampleObject(name = "example", summary = "What is in it", value = TenantExportResource.FILES)))
    @Operation(operationId = "exportTenant", summary = "Export all that is kept of a tenant", description = TenantExportResource.FORM
            + " It stands in the tenant's audit log (tenant.exported). Suspended tenants are exported as well; suspend first, and export then, what is to be removed.")
    public RestResponse<StreamingOutput> get(@PathParam("id") String id, @Context RoutingContext at) {
        return TenantExportResource.answer(export.of(id, tenant.caller()), id, at);
    }
}
