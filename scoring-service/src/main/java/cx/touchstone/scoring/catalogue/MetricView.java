package cx.touchstone.scoring.catalogue;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.scoring.metric.Aggregation;
import cx.touchstone.scoring.metric.Direction;
import cx.touchstone.scoring.metric.Kind;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.metric.Scale;

/** A metric of the catalogue as callers see it. */
@Schema(description = "A metric of the catalogue.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricView(String key, String name, Kind kind, Scale scale, Direction direction, AggregationView aggregation,
        @Schema(description = "What its scores are counted in: points −100..100, percent 0..100, index 0..100 from the lower end of the scale to its upper end, the unit of the values, a count, or a rate.", enumeration = {
                "points", "percent", "index", "scale", "count", "rate" }) String unit,
        MethodView method,
        @Schema(description = "Whether every tenant has it.") boolean builtIn){

    /** The formula with what it needs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AggregationView(Aggregation.Type type, Integer from, Integer to, Integer negativeTo, Integer positiveFrom,
            BigDecimal percentile) {

        static AggregationView of(Aggregation aggregation) {
            boolean net = aggregation.type() == Aggregation.Type.NET;
            return new AggregationView(aggregation.type(), net ? null : aggregation.lower(), net ? null : aggregation.upper(),
                    net ? aggregation.lower() : null, net ? aggregation.upper() : null, plain(aggregation.percentile()));
        }

        /** 50, neither 5E+1 nor 50.0. */
        private static BigDecimal plain(BigDecimal number) {
            return number == null || number.scale() >= 0 ? number : number.setScale(0);
        }
    }

    /** Which formula, and which version of it, makes the numbers. */
    @Schema(description = "Which formula, and which version of it, makes the numbers.")
    public record MethodView(String id, int version) {

        public static MethodView of(Metric metric) {
            return new MethodView(metric.calculation().id(), metric.calculation().version());
        }
    }

    static MetricView of(Metric metric, boolean builtIn) {
        return new MetricView(metric.key(), metric.name(), metric.kind(),
                metric.measure() instanceof Scale scale ? scale : null,
                metric.direction(), AggregationView.of(metric.aggregation()), metric.unit(), MethodView.of(metric), builtIn);
    }
}
