package cx.touchstone.scoring.catalogue;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.scoring.catalogue.MetricPlan.Anonymity;
import cx.touchstone.scoring.metric.Aggregation;
import cx.touchstone.scoring.metric.Amount;
import cx.touchstone.scoring.metric.Direction;
import cx.touchstone.scoring.metric.Kind;
import cx.touchstone.scoring.metric.Measure;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.metric.Scale;

/** A metric of the catalogue as callers see it. */
@Schema(description = "A metric of the catalogue.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricView(String key, String name, Kind kind, Scale scale, Direction direction, AggregationView aggregation,
        @Schema(description = "What its scores are counted in: points −100..100, percent 0..100, index 0..100 from the lower end of the scale to its upper end, the unit of the values, a count, or a rate.", enumeration = {
                "points", "percent", "index", "scale", "count", "rate" }) String unit,
        MethodView method,
        @Schema(description = "Whether every tenant has it.") boolean builtIn,
        @Schema(description = "The values that are observed; absent when it is made of other metrics.") MeasureView measure,
        @Schema(description = "Key of the metric whose observations it looks at; absent when they are its own.") String viewOf,
        Anonymity anonymity,
        @Schema(description = "What its scores can be: targets lie there.") RangeView scores){

    /** Lowest and highest score. */
    @Schema(name = "ScoreRange", description = "Lowest and highest score; what is absent has no such end.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RangeView(@Schema(examples = "-100") BigDecimal low, @Schema(examples = "100") BigDecimal high) {

        static RangeView of(Metric.ScoreRange range) {
            return new RangeView(finite(range.low()), finite(range.high()));
        }

        private static BigDecimal finite(double end) {
            return Double.isInfinite(end) ? null : plain(BigDecimal.valueOf(end).stripTrailingZeros());
        }
    }

    /** The values of a metric. */
    @Schema(description = "The values that are observed.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MeasureView(MeasureType type, BigDecimal min, BigDecimal max,
            @Schema(description = "That a value has at most.") int decimals,
            @Schema(description = "s of durations; absent of money, which is in the tenant's currency.") String unit) {

        static MeasureView of(Measure measure) {
            return switch (measure) {
                case Scale scale -> new MeasureView(MeasureType.of(scale), BigDecimal.valueOf(scale.min()),
                        BigDecimal.valueOf(scale.max()), 0, null);
                case Amount amount -> new MeasureView(MeasureType.of(amount), plain(amount.lowest()), plain(amount.highest()),
                        amount.decimals(), amount.unit());
            };
        }
    }

    /** The formula with what it needs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AggregationView(Aggregation.Type type, Integer from, Integer to, Integer amongFrom, Integer amongTo,
            Integer negativeTo, Integer positiveFrom, BigDecimal percentile, Aggregation.Per per, String numerator,
            String denominator, BigDecimal times) {

        static AggregationView of(Aggregation aggregation) {
            var parts = aggregation.parts();
            boolean net = aggregation.type() == Aggregation.Type.NET;
            return new AggregationView(aggregation.type(), net ? null : aggregation.lower(), net ? null : aggregation.upper(),
                    aggregation.amongFrom(), aggregation.amongTo(), net ? aggregation.lower() : null,
                    net ? aggregation.upper() : null, plain(aggregation.percentile()), aggregation.per(),
                    parts == null ? null : parts.numerator(), parts == null ? null : parts.denominator(),
                    parts == null ? null : plain(parts.times()));
        }
    }

    /** Which formula, and which version of it, makes the numbers. */
    @Schema(description = "Which formula, and which version of it, makes the numbers.")
    public record MethodView(String id, int version) {

        public static MethodView of(Metric metric) {
            var method = metric.calculation().method();
            return new MethodView(method.id(), method.version());
        }
    }

    static MetricView of(Metric metric, boolean builtIn) {
        return new MetricView(metric.key(), metric.name(), metric.kind(),
                metric.measure() instanceof Scale scale ? scale : null,
                metric.direction(), AggregationView.of(metric.aggregation()), metric.unit(), MethodView.of(metric), builtIn,
                metric.measure() == null ? null : MeasureView.of(metric.measure()), metric.isView() ? metric.base() : null,
                metric.ofPeople() ? Anonymity.PEOPLE : Anonymity.NONE, RangeView.of(metric.scores()));
    }

    /** 50, neither 5E+1 nor 50.0. */
    private static BigDecimal plain(BigDecimal number) {
        return number == null || number.scale() >= 0 ? number : number.setScale(0);
    }
}
