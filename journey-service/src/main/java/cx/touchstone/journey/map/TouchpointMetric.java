package cx.touchstone.journey.map;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.kit.Refusal.Fault;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Something measured at a touchpoint. Target, floor and benchmark are in the unit of the metric's scores; each may be null.
 *
 * @param metric key of a metric in scoring-service's catalogue
 * @param target the score to reach
 * @param floor the worst score that is still acceptable
 * @param benchmark what others reach
 * @param tool what measures it, in the tenant's words
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TouchpointMetric(
        @NotNull @Size(max = 64) @Pattern(regexp = "[a-z0-9]+(_[a-z0-9]+)*", message = "must be lower-case words joined by underscores") @Schema(examples = "csat") String metric,
        @Schema(description = "What is measured: what happened, how it felt, or what the customer then did.") Kind kind,
        @Digits(integer = 18, fraction = 10) @Schema(description = "The score to reach, in the unit of the metric's scores.", examples = "80") BigDecimal target,
        @Digits(integer = 18, fraction = 10) @Schema(description = "The worst score that is still acceptable.", examples = "60") BigDecimal floor,
        @Digits(integer = 18, fraction = 10) @Schema(description = "What others reach.", examples = "76") BigDecimal benchmark,
        @Schema(description = "Where its values come from.") Source source,
        @Size(max = 200) @Schema(description = "What measures it.", examples = "Passenger survey") String tool) {

    /** What is measured: what happened, how it felt, or what the customer then did. */
    @Schema(name = "MeasureKind")
    public enum Kind {
        @JsonProperty("interaction")
        INTERACTION,
        @JsonProperty("perception")
        PERCEPTION,
        @JsonProperty("outcome")
        OUTCOME
    }

    /** Where values come from: answers to a survey, or signals of other systems. */
    @Schema(name = "MeasureSource")
    public enum Source {
        @JsonProperty("survey")
        SURVEY,
        @JsonProperty("signal")
        SIGNAL
    }

    boolean namesAScore() {
        return target != null || floor != null || benchmark != null;
    }

    /** Whether somebody minds what the score is. */
    public boolean hasAim() {
        return target != null || floor != null;
    }

    /** Values that a score of the metric cannot have, and a floor beyond the target; {@code at} is where this stands. */
    List<Fault> contradictions(String at, ScoreRanges ranges) {
        List<Fault> faults = new ArrayList<>();
        ranges.of(metric).ifPresent(range -> {
            range.check(at + "/target", metric, target, faults);
            range.check(at + "/floor", metric, floor, faults);
            range.check(at + "/benchmark", metric, benchmark, faults);
            if (target != null && floor != null && range.isBetter(floor, target)) {
                faults.add(new Fault(at + "/floor", "floor-beyond-target", "The floor is better than the target."));
            }
        });
        return faults;
    }
}
