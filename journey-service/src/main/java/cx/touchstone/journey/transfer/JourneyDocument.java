package cx.touchstone.journey.transfer;

import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.map.Key;
import cx.touchstone.journey.map.ScoreRanges;
import cx.touchstone.journey.map.Stage;
import cx.touchstone.journey.mapping.Journey;
import cx.touchstone.journey.persona.PersonaDraft;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A whole journey as one document. What is exported can be imported, by another tenant too, and exported again is the same:
 * personas stand in it themselves, and nothing refers to where it came from.
 *
 * @param format number of this form of the document
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JourneyDocument(
        @NotNull @Min(1) @Max(1) @Schema(description = "Number of this form of the document.", examples = "1") Integer format,
        @NotBlank @Size(max = 200) String name,
        @Size(max = Key.TEXT) String goal,
        @NotNull Journey.Kind kind,
        @NotNull @Size(max = 20) List<@NotNull @Valid PersonaDraft> personas,
        @NotNull @Size(max = JourneyMap.MOST_STAGES) List<@NotNull @Valid Stage> stages) implements ScoreRanges.Aims {

    static final int FORMAT = 1;

    @Override
    public Stream<String> aimedAt() {
        return ScoreRanges.Aims.of(stages);
    }
}
