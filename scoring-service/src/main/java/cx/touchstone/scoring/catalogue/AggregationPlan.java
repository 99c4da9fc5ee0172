package cx.touchstone.scoring.catalogue;

import java.math.BigDecimal;
import java.util.List;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.metric.Aggregation;
import cx.touchstone.scoring.metric.Aggregation.Type;
import cx.touchstone.scoring.metric.Measure;
import cx.touchstone.scoring.metric.Scale;

/** The formula with what it needs. */
public record AggregationPlan(@NotNull Type type,
        @Schema(description = "box-share: lowest value in the box.") Integer from,
        @Schema(description = "box-share: highest value in the box.") Integer to,
        @Schema(description = "net: highest value that counts as negative.") Integer negativeTo,
        @Schema(description = "net: lowest value that counts as positive.") Integer positiveFrom,
        @Schema(description = "percentile: above 0 and below 100; 50 is the median.") BigDecimal percentile) {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** Needs to be free of faults. */
    Aggregation toAggregation() {
        // Only one of the two pairs is there: a bound that the aggregation does not have has been refused.
        boolean net = type == Type.NET;
        return new Aggregation(type, net ? negativeTo : from, net ? positiveFrom : to, percentile);
    }

    /** @param measure of the metric */
    void check(Measure measure, List<Fault> faults) {
        boolean box = type == Type.BOX_SHARE;
        boolean net = type == Type.NET;
        bound(faults, "from", from, box, measure);
        bound(faults, "to", to, box, measure);
        bound(faults, "negativeTo", negativeTo, net, measure);
        bound(faults, "positiveFrom", positiveFrom, net, measure);
        if (box && from != null && to != null && from > to) {
            faults.add(new Fault("/aggregation/to", "range", "to must not be below from."));
        }
        if (net && negativeTo != null && positiveFrom != null && positiveFrom <= negativeTo) {
            faults.add(new Fault("/aggregation/positiveFrom", "range", "positiveFrom must be above negativeTo."));
        }
        if (has(faults, "percentile", percentile, type == Type.PERCENTILE)
                && (percentile.signum() <= 0 || percentile.compareTo(ALL) >= 0 || percentile.scale() > 3)) {
            faults.add(new Fault("/aggregation/percentile", "range",
                    "percentile must be above 0 and below 100, with at most three decimals."));
        }
        if (type == Type.NET_PROMOTER && !new Scale(0, 10).equals(measure)) {
            faults.add(new Fault("/aggregation/type", "invalid", "net-promoter needs the scale 0 to 10."));
        }
    }

    private void bound(List<Fault> faults, String name, Integer bound, boolean needed, Measure measure) {
        if (has(faults, name, bound, needed) && (bound < measure.low() || bound > measure.high())) {
            faults.add(new Fault("/aggregation/" + name, "range", name + " must be on the scale."));
        }
    }

    /** Whether a parameter is there that should be. */
    private static boolean has(List<Fault> faults, String name, Object parameter, boolean needed) {
        if (needed && parameter == null) {
            faults.add(new Fault("/aggregation/" + name, "required", "This aggregation needs " + name + "."));
        } else if (!needed && parameter != null) {
            faults.add(new Fault("/aggregation/" + name, "unknown-field", "This aggregation has no " + name + "."));
        }
        return needed && parameter != null;
    }
}
