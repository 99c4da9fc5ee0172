package cx.touchstone.gateway.tenant.settings;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.gateway.tenant.LanguageTag;
import cx.touchstone.gateway.tenant.Look;

/** What an organisation shows of itself, all of it, as it shall be. */
public record TenantSettingsPlan(
        @NotBlank @Size(max = 200) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") @Schema(examples = "San Francisco International Airport") String name,
        @NotNull @Size(max = 35) @Schema(description = "Of its people, where nobody asks for another language (BCP 47).", examples = "en-US") String locale,
        @Valid BrandingPlan branding,
        @Size(max = 20) @Schema(description = "Websites whose scripts may call this API with the organisation's credentials (CORS): each an https origin as browsers write it, with its port unless that is 443. None unless told.", examples = "[\"https://dashboard.example\"]") List<@NotNull @Size(max = 255) @Pattern(regexp = ORIGIN, message = "must be an origin such as https://dashboard.example") String> allowedOrigins) {

    /** Small letters, no path, not even a slash, and no port that browsers leave out. */
    private static final String ORIGIN = "https://[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:(?!443$)[1-9][0-9]{0,4})?";

    String usualLocale() {
        return LanguageTag.usual(locale, "/locale");
    }

    List<String> toOrigins() {
        return allowedOrigins == null ? List.of() : allowedOrigins;
    }

    Look toLook() {
        return branding == null ? Look.USUAL : branding.toLook();
    }
}
