package cx.touchstone.gateway.tenant.settings;

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
import cx.touchstone.gateway.tenant.Organisation;
import cx.touchstone.gateway.tenant.Organisations;
import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.kit.Tenant;

/** The caller's own organisation, as it shows itself. */
@Path("/api/v1/tenant-settings")
@Tag(name = "Tenant settings", description = "Name, language and look of the caller's own organisation. How it counts stands in the scoring settings.")
public class TenantSettingsResource {

    @Inject
    Organisations tenants;
    @Inject
    AuditLog log;
    @Inject
    Tenant tenant;

    @GET
    @RolesAllowed("scores:read")
    @Operation(operationId = "getTenantSettings", summary = "Read name, language and look of the organisation")
    public RestResponse<TenantSettingsView> get() {
        return tagged(tenants.named(tenant.current()));
    }

    @PUT
    @Transactional
    @RolesAllowed("admin")
    @Operation(operationId = "replaceTenantSettings", summary = "Replace name, language and look of the organisation", description = "If-Match carries the ETag that was read.")
    public RestResponse<TenantSettingsView> put(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid TenantSettingsPlan plan) {
        String locale = plan.usualLocale();
        Organisation own = tenants.held(tenant.current());
        Changed.check(ifMatch, own.revision());
        own.present(plan.name(), locale, plan.toLook());
        own.share(plan.toOrigins());
        log.append(own.tenantId(), tenant.caller(), new Deed("tenant.presented", "tenant", own.tenantId(),
                Map.of("name", plan.name(), "locale", locale, "allowedOrigins", String.join(" ", own.origins()))));
        return tagged(own);
    }

    private static RestResponse<TenantSettingsView> tagged(Organisation own) {
        return ResponseBuilder.ok(TenantSettingsView.of(own)).header(HttpHeaders.ETAG, Changed.tag(own.revision())).build();
    }
}
