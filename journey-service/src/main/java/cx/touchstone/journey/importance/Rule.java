package cx.touchstone.journey.importance;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.map.Channel;
import cx.touchstone.journey.map.Stage;
import cx.touchstone.journey.map.Touchpoint;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a touchpoint weighs when something holds of it.
 *
 * @param name tells why, for people
 * @param when all that must hold; empty: always
 */
@RegisterForReflection
@Schema(name = "ImportanceRule")
public record Rule(
        @NotBlank @Size(max = 200) @Schema(examples = "Everybody passes security") String name,
        @Valid When when,
        @NotNull @Min(0) @Max(100) @Schema(examples = "90") Integer importance) {

    /**
     * Conditions, all of which must hold; of a list one entry must. Null where nothing is asked.
     *
     * @param volumeFrom fewest contacts a month; a touchpoint without a volume has none
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ImportanceConditions")
    public record When(
            @Size(min = 1, max = 11) @Schema(description = "One of these is among the touchpoint's channels.") Set<@NotNull Channel> channels,
            @Size(min = 1, max = 50) @Schema(description = "Keys of stages.", examples = "[\"security\"]") Set<@NotBlank @Size(max = 64) String> stages,
            @Size(min = 1, max = 50) Set<@NotBlank @Size(max = 200) String> teams,
            @Size(min = 1, max = 50) Set<@NotBlank @Size(max = 64) String> tags,
            @Size(min = 1, max = 50) @Schema(description = "The journey is drawn for one of these.") Set<@NotNull UUID> personas,
            @PositiveOrZero @Schema(description = "At least so many contacts a month.", examples = "100000") Long volumeFrom,
            @PositiveOrZero @Schema(description = "At most so many contacts a month.") Long volumeTo) {

        static final When ALWAYS = new When(null, null, null, null, null, null, null);

        boolean holds(List<UUID> personas, Stage stage, Touchpoint touchpoint) {
            return any(channels, touchpoint.channels()::contains) && any(stages, stage.key()::equals)
                    && any(teams, team -> team.equals(touchpoint.team())) && any(tags, touchpoint.tags()::contains)
                    && any(this.personas, personas::contains)
                    && (volumeFrom == null || touchpoint.volume() != null && touchpoint.volume() >= volumeFrom)
                    && (volumeTo == null || touchpoint.volume() != null && touchpoint.volume() <= volumeTo);
        }

        /** Whether these hold wherever the others do. */
        boolean holdWherever(When others) {
            return covers(channels, others.channels) && covers(stages, others.stages) && covers(teams, others.teams)
                    && covers(tags, others.tags) && covers(personas, others.personas)
                    && (volumeFrom == null || others.volumeFrom != null && others.volumeFrom >= volumeFrom
                            || volumeFrom == 0 && others.volumeTo != null)
                    && (volumeTo == null || others.volumeTo != null && others.volumeTo <= volumeTo);
        }

        boolean isBackwards() {
            return volumeFrom != null && volumeTo != null && volumeFrom > volumeTo;
        }

        private static <T> boolean any(Set<T> asked, Predicate<T> found) {
            return asked == null || asked.stream().anyMatch(found);
        }

        private static <T> boolean covers(Set<T> asked, Set<T> others) {
            return asked == null || others != null && asked.containsAll(others);
        }
    }

    public Rule {
        when = when == null ? When.ALWAYS : when;
    }
}
