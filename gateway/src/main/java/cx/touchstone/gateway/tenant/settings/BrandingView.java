package cx.touchstone.gateway.tenant.settings;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.gateway.tenant.Look;

/** How an organisation looks, as far as it has chosen. */
@Schema(name = "Branding")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BrandingView(String accent, String background, String foreground, String logo) {

    static BrandingView of(Look look) {
        return new BrandingView(look.accent(), look.background(), look.foreground(), look.logo());
    }
}
