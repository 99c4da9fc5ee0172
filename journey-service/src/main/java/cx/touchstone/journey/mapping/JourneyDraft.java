package cx.touchstone.journey.mapping;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.map.Key;
import cx.touchstone.journey.map.ScoreRanges;
import cx.touchstone.journey.map.Stage;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A journey as somebody draws it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JourneyDraft(
        @NotBlank @Size(max = 200) @Schema(examples = "A flight from our airport") String name,
        @Size(max = Key.TEXT) @Schema(description = "What the customer wants to reach.", examples = "Board in time and at ease") String goal,
        @Schema(description = "What is (default), or what should be.") Journey.Kind kind,
        @Size(max = 20) @Schema(description = "For whom it is drawn.") List<@NotNull UUID> personas,
        @Size(max = JourneyMap.MOST_STAGES) List<@NotNull @Valid Stage> stages) implements ScoreRanges.Aims {

    static JourneyDraft of(Journey journey) {
        return new JourneyDraft(journey.name, journey.goal, journey.kind, journey.personas, journey.draft.stages());
    }

    @Override
    public Stream<String> aimedAt() {
        return ScoreRanges.Aims.of(stages);
    }

    JourneyMap toMap() {
        return new JourneyMap(stages);
    }

    List<UUID> toPersonas() {
        return personas == null ? List.of() : personas.stream().distinct().toList();
    }

    Journey.Kind toKind() {
        return kind == null ? Journey.Kind.AS_IS : kind;
    }
}
