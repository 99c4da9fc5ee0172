package cx.touchstone.journey.template;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is different from the template. */
@Schema(name = "JourneyTemplateChoice")
public record TemplateChoice(
        @Size(min = 1, max = 200) @Schema(description = "Name of the journey; that of the template unless told.", examples = "A flight from SFO") String name) {
}
