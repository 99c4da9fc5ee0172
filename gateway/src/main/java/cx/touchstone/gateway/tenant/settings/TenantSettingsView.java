package cx.touchstone.gateway.tenant.settings;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.gateway.tenant.Organisation;

/** What an organisation shows of itself. */
@Schema(name = "TenantSettings")
public record TenantSettingsView(@Schema(examples = "sfo-airport") String tenant, String name, String locale,
        BrandingView branding, @Schema(description = "In the order in which they were told.") List<String> allowedOrigins) {

    static TenantSettingsView of(Organisation tenant) {
        return new TenantSettingsView(tenant.tenantId(), tenant.name(), tenant.locale(), BrandingView.of(tenant.look()),
                tenant.origins());
    }
}
