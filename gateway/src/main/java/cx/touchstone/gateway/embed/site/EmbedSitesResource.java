package cx.touchstone.gateway.embed.site;

import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.gateway.audit.AuditLog;
import cx.touchstone.gateway.audit.Deed;
import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.kit.Tenant;

/** Who may frame the organisation's overviews. */
@Path("/api/v1/embed-sites")
@Tag(name = "Overviews")
public class EmbedSitesResource {

    @Inject
    AllEmbedSites all;
    @Inject
    AuditLog log;
    @Inject
    Tenant tenant;

    @GET
    @RolesAllowed("admin")
    @Operation(operationId = "getEmbedSites", summary = "Read which sites may show overviews")
    public RestResponse<EmbedSitesPlan> get() {
        return tagged(all.of(tenant.current()));
    }

    @PUT
    @Transactional
    @RolesAllowed("admin")
    @Operation(operationId = "replaceEmbedSites", summary = "Say which sites may show overviews", description = "Browsers show an embedded overview in frames of these sites alone; in none unless told. If-Match carries the ETag that was read.")
    public RestResponse<EmbedSitesPlan> put(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid EmbedSitesPlan plan) {
        EmbedSites own = all.held(tenant.current());
        Changed.check(ifMatch, own.revision);
        own.replace(plan.sites());
        log.append(own.tenantId, tenant.caller(),
                new Deed("embed-sites.replaced", "tenant", own.tenantId, Map.of("sites", String.join(" ", own.sites))));
        return tagged(own);
    }

    private static RestResponse<EmbedSitesPlan> tagged(EmbedSites own) {
        return ResponseBuilder.ok(new EmbedSitesPlan(own.sites)).header(HttpHeaders.ETAG, Changed.tag(own.revision)).build();
    }
}
