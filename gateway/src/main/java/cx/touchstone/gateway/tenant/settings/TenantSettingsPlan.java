package cx.touchstone.gateway.tenant.settings;

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
        @Valid BrandingPlan branding) {

    String usualLocale() {
        return LanguageTag.usual(locale, "/locale");
    }

    Look toLook() {
        return branding == null ? Look.USUAL : branding.toLook();
    }
}
