package cx.touchstone.scoring.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.metric.Aggregation.Type;
import cx.touchstone.scoring.metric.Direction;
import cx.touchstone.scoring.metric.Kind;
import cx.touchstone.scoring.metric.Measure;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.metric.Metric.Hours;
import cx.touchstone.scoring.metric.Scale;

/** A metric to add to the catalogue. */
@Schema(description = "A metric to add to the catalogue.")
public record MetricPlan(
        @NotNull @Size(max = Metric.KEY_LENGTH) @Pattern(regexp = Metric.KEY) String key,
        @NotBlank @Size(max = 200) String name,
        @NotNull Kind kind,
        @Schema(description = "A scale; or else measure. A ratio has neither.") @Valid ScalePlan scale,
        @Schema(description = "What else is measured; or else scale.") @Valid MeasurePlan measure,
        @NotNull Direction direction,
        @NotNull @Valid AggregationPlan aggregation,
        @Schema(defaultValue = "people") Anonymity anonymity) {

    /** Whether observations tell something about people. */
    @Schema(name = "MetricAnonymity", description = "people: scores of too few people are withheld. none: observations say nothing about single people, and scores are never withheld; not for metrics of perception.")
    public enum Anonymity {
        @JsonProperty("people")
        PEOPLE,
        @JsonProperty("none")
        NONE
    }

    /** The ends of the scale; its values are the whole numbers between them. */
    public record ScalePlan(@NotNull Integer min, @NotNull Integer max,
            @Schema(description = "Distance between neighbouring values: 1, also when absent.") Integer step) {

        void check(List<Fault> faults) {
            if (Math.abs((long) min) > Scale.FURTHEST) {
                faults.add(new Fault("/scale/min", "range", "An end of a scale is at most 10,000 away from zero."));
            }
            if (Math.abs((long) max) > Scale.FURTHEST) {
                faults.add(new Fault("/scale/max", "range", "An end of a scale is at most 10,000 away from zero."));
            } else if (max <= min || (long) max - min > Scale.MOST_STEPS) {
                faults.add(new Fault("/scale/max", "range", "max must be 1 to " + Scale.MOST_STEPS + " above min."));
            }
            if (step != null && step != 1) {
                faults.add(new Fault("/scale/step", "range", "step must be 1."));
            }
        }
    }

    /** Keys of the metrics that it is made of. */
    Set<String> named() {
        return aggregation.named();
    }

    /** @param known metrics that it is made of and that exist, by key */
    Metric toMetric(Map<String, Metric> known) {
        var faults = new ArrayList<Fault>();
        var measured = aggregation.type() == Type.RATIO ? nothing(faults) : toMeasure(faults);
        aggregation.check(measured, known, faults);
        if (aggregation.type() == Type.LAST_VALUE && anonymity != Anonymity.NONE) {
            faults.add(new Fault("/anonymity", "invalid", "A last value stands for itself: it must not tell of people."));
        }
        if (anonymity == Anonymity.NONE && kind == Kind.PERCEPTION) {
            faults.add(new Fault("/anonymity", "invalid", "How something felt is always told about a person."));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return new Metric(key, name, kind, measured, direction, aggregation.toAggregation(known), anonymity != Anonymity.NONE,
                key,
                Hours.ALL);
    }

    private Measure nothing(List<Fault> faults) {
        if (scale != null) {
            faults.add(new Fault("/scale", "unknown-field", "A ratio measures nothing itself."));
        }
        if (measure != null) {
            faults.add(new Fault("/measure", "unknown-field", "A ratio measures nothing itself."));
        }
        return null;
    }

    private Measure toMeasure(List<Fault> faults) {
        if (scale == null && measure == null) {
            faults.add(new Fault("/scale", "required", "A metric has a scale or another measure."));
            return null;
        }
        if (measure == null) {
            scale.check(faults);
            return new Scale(scale.min, scale.max);
        }
        if (scale != null) {
            faults.add(new Fault("/measure", "one-of", "A metric has either a scale or another measure."));
        }
        return measure.toMeasure(faults);
    }
}
