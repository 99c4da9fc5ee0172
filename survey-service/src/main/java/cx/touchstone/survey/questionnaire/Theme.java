package cx.touchstone.survey.questionnaire;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How a survey looks. Colours that cannot be told apart well enough are refused by the survey that uses it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Theme(
        @Pattern(regexp = COLOUR, message = COLOUR_RULE) @Schema(description = "Of what can be pressed or chosen; #1d4ed8 unless told.", examples = "#1d4ed8") String accent,
        @Pattern(regexp = COLOUR, message = COLOUR_RULE) @Schema(description = "#ffffff unless told.", examples = "#ffffff") String background,
        @Pattern(regexp = COLOUR, message = COLOUR_RULE) @Schema(description = "#1f2937 unless told.", examples = "#1f2937") String foreground,
        @Valid Logo logo) {

    private static final String COLOUR = "#[0-9a-fA-F]{6}";
    private static final String COLOUR_RULE = "must be a colour such as #1d4ed8";
    /** That of a survey which says nothing. */
    public static final Theme USUAL = new Theme(null, null, null, null);

    /**
     * The picture on top. It travels within the page: no respondent's browser tells anybody else that it opened a survey.
     */
    @RegisterForReflection
    public record Logo(
            @NotNull @Size(max = 20_000) @Pattern(regexp = "data:image/(png|jpeg|webp|svg\\+xml);base64,[A-Za-z0-9+/]+={0,2}", message = "must be a data: URL of a PNG, JPEG, WebP or SVG picture in base64") @Schema(description = "A data: URL of at most 20,000 characters.") String image,
            @NotNull @Schema(description = "What it shows, for who does not see it.") Text description) {
    }

    public Theme {
        accent = accent == null ? "#1d4ed8" : accent;
        background = background == null ? "#ffffff" : background;
        foreground = foreground == null ? "#1f2937" : foreground;
    }
}
