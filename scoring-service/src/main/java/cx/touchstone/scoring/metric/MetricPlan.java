package cx.touchstone.scoring.metric;

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
    }

    /** The formula with the bounds that it needs. */
    public record AggregationPlan(@NotNull Aggregation type,
            @Schema(description = "box-share: lowest value in the box.") Integer from,
            @Schema(description = "box-share: highest value in the box.") Integer to,
            @Schema(description = "net: highest value that counts as negative.") Integer negativeTo,
            @Schema(description = "net: lowest value that counts as positive.") Integer positiveFrom) {
    }

    Metric toMetric() {
        var faults = new ArrayList<Fault>();
        checkScale(faults);
        checkAggregation(faults);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        // Only one of the two pairs is there: a bound that the aggregation does not have has been refused.
        boolean net = aggregation.type == Aggregation.NET;
        return new Metric(key, name, kind, new Scale(scale.min, scale.max), direction, aggregation.type,
                net ? aggregation.negativeTo : aggregation.from, net ? aggregation.positiveFrom : aggregation.to);
    }

    private void checkScale(List<Fault> faults) {
        if (Math.abs((long) scale.min) > Scale.FURTHEST) {
            faults.add(new Fault("/scale/min", "range", "An end of a scale is at most 10,000 away from zero."));
        }
        if (Math.abs((long) scale.max) > Scale.FURTHEST) {
            faults.add(new Fault("/scale/max", "range", "An end of a scale is at most 10,000 away from zero."));
        } else if (scale.max <= scale.min || (long) scale.max - scale.min > Scale.MOST_STEPS) {
            faults.add(new Fault("/scale/max", "range", "max must be 1 to " + Scale.MOST_STEPS + " above min."));
        }
        if (scale.step != null && scale.step != 1) {
            faults.add(new Fault("/scale/step", "range", "step must be 1."));
        }
    }

    private void checkAggregation(List<Fault> faults) {
        boolean box = aggregation.type == Aggregation.BOX_SHARE;
        boolean net = aggregation.type == Aggregation.NET;
        bound(faults, "from", aggregation.from, box);
        bound(faults, "to", aggregation.to, box);
        bound(faults, "negativeTo", aggregation.negativeTo, net);
        bound(faults, "positiveFrom", aggregation.positiveFrom, net);
        if (box && aggregation.from != null && aggregation.to != null && aggregation.from > aggregation.to) {
            faults.add(new Fault("/aggregation/to", "range", "to must not be below from."));
        }
        if (net && aggregation.negativeTo != null && aggregation.positiveFrom != null
                && aggregation.positiveFrom <= aggregation.negativeTo) {
            faults.add(new Fault("/aggregation/positiveFrom", "range", "positiveFrom must be above negativeTo."));
        }
        if (aggregation.type == Aggregation.NET_PROMOTER && (scale.min != 0 || scale.max != 10)) {
            faults.add(new Fault("/aggregation/type", "invalid", "net-promoter needs the scale 0 to 10."));
        }
    }

    private void bound(List<Fault> faults, String name, Integer bound, boolean needed) {
        var pointer = "/aggregation/" + name;
        if (needed && bound == null) {
            faults.add(new Fault(pointer, "required", "This aggregation needs " + name + "."));
        } else if (!needed && bound != null) {
            faults.add(new Fault(pointer, "unknown-field", "This aggregation has no " + name + "."));
        } else if (needed && (bound < scale.min || bound > scale.max)) {
            faults.add(new Fault(pointer, "range", name + " must be on the scale."));
        }
    }
}
