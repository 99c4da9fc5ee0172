package cx.touchstone.gateway.tenant.export;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.gateway.key.ScopeIsNotYours;
import cx.touchstone.gateway.key.Scopes;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.content.Download;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;

/** All that is kept of the caller's own organisation. */
@Path("/api/v1/tenant-export")
@Tag(name = "Tenant settings")
public class TenantExportResource {

    static final String ZIP = "application/zip";
    static final String FORM = "One folder for each service, one file of NDJSON for each of its tables, a row to a line, as at one moment for each service. Behind them `manifest.json`: for each part its rows, bytes and SHA-256, and what is left out (secrets, messages under way). A file without it, or a connection that ends before, is an export that failed: ask again.";

    static final String FILES = "journey-service/journey.ndjson, survey-service/response.ndjson, gateway/audit_entry.ndjson, manifest.json";

    @Inject
    ExportTenant export;
    @Inject
    Tenant tenant;
    @Inject
    SecurityIdentity identity;

    @GET
    @RolesAllowed("admin")
    @APIResponse(responseCode = "200", description = "Everything.", content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary"), examples = @ExampleObject(name = "example", summary = "What is in it", value = FILES)))
    @Operation(operationId = "exportOwnTenant", summary = "Export all that is kept of the organisation", description = FORM
            + " It holds everything, so who asks needs all scopes (scope-not-yours).")
    public RestResponse<StreamingOutput> get(@Context RoutingContext at) {
        ScopeIsNotYours.check(Scopes.OF_A_TENANT, identity.getRoles());
        return answer(export.of(tenant.current(), tenant.caller()), tenant.current(), at);
    }

    static RestResponse<StreamingOutput> answer(StreamingOutput export, String tenant, RoutingContext at) {
        return ResponseBuilder.ok(Download.of(export, at.request())).header(HttpHeaders.CONTENT_TYPE, ZIP)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + tenant + ".zip\"").build();
    }
}
