package cx.touchstone.gateway.tenant.settings;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.gateway.tenant.Organisation;

/** What an organisation shows of itself. */
@Schema(name = "TenantSettings")
public record TenantSettingsView(@Schema(examples = "sfo-airport") String tenant, String name, String locale,
        BrandingView branding) {

    static TenantSettingsView of(Organisation tenant) {
        return new TenantSettingsView(tenant.tenantId(), tenant.name(), tenant.locale(), BrandingView.of(tenant.look()));
    }
}
