package cx.touchstone.journey.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.kit.Refusal.Fault;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A part of the way, as the customer sees it.
 *
 * @param touchpoints in the customer's order
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Stage(
        @NotNull @Size(max = Key.LONGEST) @Pattern(regexp = Key.PATTERN, message = Key.RULE) @Schema(examples = "inside-the-terminal") String key,
        @NotBlank @Size(max = 200) @Schema(examples = "Inside the terminal") String name,
        @Size(max = Key.TEXT) String description,
        @Size(max = JourneyMap.MOST_TOUCHPOINTS) List<@NotNull @Valid Touchpoint> touchpoints) implements ScoreRanges.Aims {

    public Stage {
        touchpoints = Touchpoint.orEmpty(touchpoints);
    }

    @Override
    public Stream<String> aimedAt() {
        return ScoreRanges.Aims.of(touchpoints);
    }

    /** As it is, with other touchpoints. */
    public Stage with(List<Touchpoint> others) {
        return new Stage(key, name, description, List.copyOf(others));
    }

    /** As it is, each touchpoint as it is made; one that is made null goes. */
    public Stage each(UnaryOperator<Touchpoint> made) {
        return with(touchpoints.stream().map(made).filter(Objects::nonNull).toList());
    }

    /** What one cannot see from a single field of its touchpoints, with pointers that begin with {@code at}. */
    public List<Fault> contradictions(String at, ScoreRanges ranges) {
        List<Fault> faults = new ArrayList<>();
        for (int t = 0; t < touchpoints.size(); t++) {
            faults.addAll(touchpoints.get(t).contradictions(at + "/touchpoints/" + t, ranges));
        }
        return faults;
    }
}
