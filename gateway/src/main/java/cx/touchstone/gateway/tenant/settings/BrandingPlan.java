package cx.touchstone.gateway.tenant.settings;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.gateway.tenant.Look;

/** How an organisation wants to look; what is left out is the usual. */
@Schema(description = "How an organisation wants to look. What is left out is for the front end to choose.")
public record BrandingPlan(
        @Pattern(regexp = COLOUR, message = COLOUR_RULE) @Schema(description = "Of what can be pressed or chosen.", examples = "#1d4ed8") String accent,
        @Pattern(regexp = COLOUR, message = COLOUR_RULE) @Schema(examples = "#ffffff") String background,
        @Pattern(regexp = COLOUR, message = COLOUR_RULE) @Schema(examples = "#1f2937") String foreground,
        @Size(max = 20_000) @Pattern(regexp = "data:image/(png|jpeg|webp|svg\\+xml);base64,[A-Za-z0-9+/]+={0,2}", message = "must be a data: URL of a PNG, JPEG, WebP or SVG picture in base64") @Schema(description = "A data: URL of at most 20,000 characters: a picture from elsewhere would tell its site who looks.") String logo) {

    private static final String COLOUR = "#[0-9a-fA-F]{6}";
    private static final String COLOUR_RULE = "must be a colour such as #1d4ed8";

    Look toLook() {
        return new Look(accent, background, foreground, logo);
    }
}
