package cx.touchstone.gateway.tenant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tenant as somebody wants it. */
public record TenantPlan(
        @NotNull @Size(max = 64) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*", message = "must be kebab-case: sfo-airport") @Schema(description = "By which it is known for ever.", examples = "sfo-airport") String id,
        @NotBlank @Size(max = 200) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") @Schema(examples = "San Francisco International Airport") String name,
        @Size(max = 35) @Schema(description = "Of its people, where nobody asks for another language (BCP 47); en unless told.", examples = "en-US") String locale) {

    String usualLocale() {
        return locale == null ? "en" : LanguageTag.usual(locale, "/locale");
    }
}
