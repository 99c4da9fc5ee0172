package cx.touchstone.scoring.plan;

import java.util.List;
import java.util.OptionalDouble;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One touchpoint of a journey and what is measured there.
 *
 * @param key survives the journey's versions
 * @param stageName for people; null when it has none besides its key
 * @param kind what sort of contact it is, in the words of the journeys' owner; null when it does not say
 * @param channels over which customers meet it; null when none are told
 * @param importance weight of the touchpoint in the journey score, 0 to 100
 */
@RegisterForReflection
public record PlannedTouchpoint(
        @NotNull @Size(max = 64) @Pattern(regexp = KEY) String key,
        @NotBlank @Size(max = 200) String name,
        @Size(max = 64) @Pattern(regexp = KEY) String stage,
        @Size(max = 200) String stageName,
        @Size(max = 64) String kind,
        @Size(max = 50) List<@NotBlank @Size(max = 64) String> channels,
        @NotNull @PositiveOrZero @DecimalMax("100") Double importance,
        @NotNull @Size(max = 50) List<@NotNull @Valid PlannedMetric> metrics) {

    static final String KEY = "[a-z0-9]+(-[a-z0-9]+)*";

    /**
     * A metric of the touchpoint.
     *
     * @param metric its key in the catalogue
     * @param target the score to reach, in the unit of the metric's scores; null when none is set
     * @param floor the worst score that is still acceptable, in the same unit; null when none is set
     * @param benchmark what others reach, in the same unit; null when it is not known
     */
    @RegisterForReflection
    public record PlannedMetric(@NotBlank @Size(max = 64) String metric, Double target, Double floor, Double benchmark) {

        boolean setsAnything() {
            return target != null || floor != null || benchmark != null;
        }

        /**
         * How good a score without ends of its own is: 0 at the floor or worse, 100 at the target or better, in between in
         * proportion; absent without both.
         */
        public OptionalDouble goodness(double score) {
            return target == null || floor == null || target.equals(floor) ? OptionalDouble.empty()
                    : OptionalDouble.of(Math.clamp((score - floor) / (target - floor) * 100, 0, 100));
        }
    }
}
