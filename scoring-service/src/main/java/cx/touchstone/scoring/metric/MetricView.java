package cx.touchstone.scoring.metric;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.scoring.formula.Formula;

/** A metric of the catalogue as callers see it. */
@Schema(description = "A metric of the catalogue.")
public record MetricView(String key, String name, Kind kind, Scale scale, Direction direction, AggregationView aggregation,
        @Schema(description = "What its scores are counted in: points −100..100, percent 0..100, index 0..100 from the lower end of the scale to its upper end, or the unit of the scale.", enumeration = {
                "points", "percent", "index", "scale" }) String unit,
        MethodView method,
        @Schema(description = "Whether every tenant has it.") boolean builtIn){

    /** The formula with its bounds. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AggregationView(Aggregation type, Integer from, Integer to, Integer negativeTo, Integer positiveFrom) {

        static AggregationView of(Metric metric) {
            boolean net = metric.aggregation() == Aggregation.NET;
            return new AggregationView(metric.aggregation(), net ? null : metric.lower(), net ? null : metric.upper(),
                    net ? metric.lower() : null, net ? metric.upper() : null);
        }
    }

    /** Which formula, and which version of it, makes the numbers. */
    @Schema(description = "Which formula, and which version of it, makes the numbers.")
    public record MethodView(String id, int version) {

        public static MethodView of(Formula formula) {
            return new MethodView(formula.id(), formula.version());
        }
    }

    static MetricView of(Metric metric, boolean builtIn) {
        return new MetricView(metric.key(), metric.name(), metric.kind(), metric.scale(), metric.direction(),
                AggregationView.of(metric), metric.unit(), MethodView.of(metric.formula()), builtIn);
    }
}
