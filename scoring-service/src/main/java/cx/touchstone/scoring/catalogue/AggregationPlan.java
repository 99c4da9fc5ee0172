package cx.touchstone.scoring.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.metric.Aggregation;
import cx.touchstone.scoring.metric.Aggregation.Parts;
import cx.touchstone.scoring.metric.Aggregation.Per;
import cx.touchstone.scoring.metric.Aggregation.Type;
import cx.touchstone.scoring.metric.Amount;
import cx.touchstone.scoring.metric.Calculation.LastValue;
import cx.touchstone.scoring.metric.Measure;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.metric.Scale;

/** The formula with what it needs. */
public record AggregationPlan(@NotNull Type type,
        @Schema(description = "box-share: lowest value in the box.") Integer from,
        @Schema(description = "box-share: highest value in the box.") Integer to,
        @Schema(description = "box-share: lowest value that counts at all, when not all do.") Integer amongFrom,
        @Schema(description = "box-share: highest value that counts at all.") Integer amongTo,
        @Schema(description = "net: highest value that counts as negative.") Integer negativeTo,
        @Schema(description = "net: lowest value that counts as positive.") Integer positiveFrom,
        @Schema(description = "percentile: above 0 and below 100; 50 is the median.") BigDecimal percentile,
        @Schema(description = "rate-per: the stretch of time.") Per per,
        @Schema(description = "ratio: key of the metric that is measured.") String numerator,
        @Schema(description = "ratio: key of the metric that it is measured by.") String denominator,
        @Schema(description = "ratio: for how many of the denominator, above 0; 1 unless said.") BigDecimal times) {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_TIMES = BigDecimal.valueOf(1_000_000);

    /** Keys of the metrics that it is made of. */
    Set<String> named() {
        return Stream.of(numerator, denominator).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /**
     * Needs to be free of faults.
     *
     * @param known metrics that it names, by key
     */
    Aggregation toAggregation(Map<String, Metric> known) {
        // Only one of the two pairs is there: a bound that the aggregation does not have has been refused.
        boolean net = type == Type.NET;
        return new Aggregation(type, net ? negativeTo : from, net ? positiveFrom : to, amongFrom, amongTo, percentile, per,
                type == Type.RATIO ? parts(known) : null);
    }

    private Parts parts(Map<String, Metric> known) {
        boolean counts = known.get(numerator).measure() instanceof Amount amount && amount.type() == Amount.Type.COUNT;
        boolean isKnown = known.get(denominator).calculation() instanceof LastValue;
        return new Parts(numerator, denominator, times == null ? BigDecimal.ONE : times, counts && isKnown);
    }

    /**
     * @param measure of the metric; null when it is faulty itself, or the metric has none
     * @param known metrics that it names and that exist, by key
     */
    void check(Measure measure, Map<String, Metric> known, List<Fault> faults) {
        var given = new Parameters(measure, faults);
        checkBox(given);
        checkNet(given);
        if (given.has("percentile", percentile, type == Type.PERCENTILE)
                && (percentile.signum() <= 0 || percentile.compareTo(ALL) >= 0 || percentile.scale() > 3)) {
            given.fault("percentile", "range", "percentile must be above 0 and below 100, with at most three decimals.");
        }
        given.has("per", per, type == Type.RATE_PER);
        checkRatio(given, known);
        if (type == Type.RETENTION || type == Type.CUSTOMER_VALUE) {
            given.fault("type", "invalid", "Only built-in metrics are told so.");
        }
        if (measure == null) {
            return; // there is none, or it is faulty itself
        }
        if (type.needsScale() && !(measure instanceof Scale)) {
            given.fault("type", "invalid", "This aggregation needs a scale.");
        } else if (type == Type.NET_PROMOTER && !new Scale(0, 10).equals(measure)) {
            given.fault("type", "invalid", "net-promoter needs the scale 0 to 10.");
        }
    }

    private void checkBox(Parameters given) {
        boolean box = type == Type.BOX_SHARE;
        boolean among = box && (amongFrom != null || amongTo != null);
        given.bound("from", from, box);
        given.bound("to", to, box);
        given.bound("amongFrom", amongFrom, among);
        given.bound("amongTo", amongTo, among);
        if (box && from != null && to != null && from > to) {
            given.fault("to", "range", "to must not be below from.");
        }
        if (among && amongFrom != null && from != null && amongFrom > from) {
            given.fault("amongFrom", "range", "amongFrom must not be above from.");
        }
        if (among && amongTo != null && to != null && amongTo < to) {
            given.fault("amongTo", "range", "amongTo must not be below to.");
        }
    }

    private void checkNet(Parameters given) {
        boolean net = type == Type.NET;
        given.bound("negativeTo", negativeTo, net);
        given.bound("positiveFrom", positiveFrom, net);
        if (net && negativeTo != null && positiveFrom != null && positiveFrom <= negativeTo) {
            given.fault("positiveFrom", "range", "positiveFrom must be above negativeTo.");
        }
    }

    private void checkRatio(Parameters given, Map<String, Metric> known) {
        boolean ratio = type == Type.RATIO;
        if (given.has("numerator", numerator, ratio)) {
            given.part("numerator", known.get(numerator));
        }
        if (given.has("denominator", denominator, ratio)) {
            given.part("denominator", known.get(denominator));
        }
        if (!ratio && times != null) {
            given.has("times", times, false);
        } else if (times != null
                && (times.signum() <= 0 || times.compareTo(MOST_TIMES) > 0 || times.scale() > Amount.MOST_DECIMALS)) {
            given.fault("times", "range", "times must be above 0 and at most a million, with at most nine decimals.");
        }
    }

    /** What is wrong with the parameters of an aggregation. */
    private record Parameters(Measure measure, List<Fault> faults) {

        void fault(String name, String code, String detail) {
            faults.add(new Fault("/aggregation/" + name, code, detail));
        }

        /** Whether a parameter is there that should be. */
        boolean has(String name, Object parameter, boolean needed) {
            if (needed && parameter == null) {
                fault(name, "required", "This aggregation needs " + name + ".");
            } else if (!needed && parameter != null) {
                fault(name, "unknown-field", "This aggregation has no " + name + ".");
            }
            return needed && parameter != null;
        }

        /** @param part null when there is no such metric */
        void part(String name, Metric part) {
            if (part == null) {
                fault(name, "unknown-metric", "There is no such metric in the catalogue.");
            } else if (part.isView() || !part.isObserved() || part.measure().low() < 0) {
                fault(name, "invalid", "Only metrics that are observed themselves, of values not below 0, can be divided.");
            }
        }

        void bound(String name, Integer bound, boolean needed) {
            if (has(name, bound, needed) && measure instanceof Scale scale && !scale.has(bound)) {
                fault(name, "range", name + " must be on the scale.");
            }
        }
    }
}
