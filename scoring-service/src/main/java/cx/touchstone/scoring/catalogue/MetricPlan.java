package cx.touchstone.scoring.catalogue;

import java.util.ArrayList;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.metric.Direction;
import cx.touchstone.scoring.metric.Kind;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.metric.Scale;

/** A metric to add to the catalogue. */
@Schema(description = "A metric to add to the catalogue.")
public record MetricPlan(
        @NotNull @Size(max = Metric.KEY_LENGTH) @Pattern(regexp = Metric.KEY) String key,
        @NotBlank @Size(max = 200) String name,
        @NotNull Kind kind,
        @NotNull @Valid ScalePlan scale,
        @NotNull Direction direction,
        @NotNull @Valid AggregationPlan aggregation) {

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

    Metric toMetric() {
        var faults = new ArrayList<Fault>();
        scale.check(faults);
        var measure = new Scale(scale.min, scale.max);
        aggregation.check(measure, faults);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return new Metric(key, name, kind, measure, direction, aggregation.toAggregation());
    }
}
