package cx.touchstone.journey.table;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.map.Stage;
import cx.touchstone.journey.map.Touchpoint;
import cx.touchstone.journey.map.TouchpointMetric;
import cx.touchstone.journey.map.TouchpointMetric.Kind;
import cx.touchstone.journey.map.TouchpointMetric.Source;
import cx.touchstone.journey.map.Words;

/** Success metric, journey step, in-journey signals, tools: one row for each success metric of each touchpoint. */
public record MetricTable(
        @Schema(description = "In the customer's order. A touchpoint that has signals only has one row without a success metric.") List<Row> items) {

    /**
     * One row.
     *
     * @param metric how success is seen: a perception or an outcome; null when the touchpoint has signals only
     * @param signals what is measured while the customer is on his way
     * @param tools what measures all this, and what serves the touchpoint
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MetricRow")
    public record Row(
            @Schema(description = "How success is seen: a perception or an outcome.") TouchpointMetric metric,
            Step step,
            @Schema(description = "Interactions measured while the customer is on his way.") List<TouchpointMetric> signals,
            @Schema(description = "What measures all this, and what serves the touchpoint.") List<String> tools) {
    }

    /** Where on the way. */
    @Schema(name = "JourneyStep")
    public record Step(String stage, String stageName, String touchpoint, String touchpointName) {
    }

    static MetricTable of(JourneyMap map) {
        return new MetricTable(map.stages().stream()
                .flatMap(stage -> stage.touchpoints().stream().flatMap(touchpoint -> rows(stage, touchpoint))).toList());
    }

    private static Stream<Row> rows(Stage stage, Touchpoint touchpoint) {
        Step step = new Step(stage.key(), stage.name(), touchpoint.key(), touchpoint.name());
        var signals = touchpoint.metrics().stream().filter(MetricTable::isSignal).toList();
        var successes = touchpoint.metrics().stream().filter(metric -> !isSignal(metric)).toList();
        if (successes.isEmpty()) {
            return signals.isEmpty() ? Stream.empty() : Stream.of(new Row(null, step, signals, tools(touchpoint, signals)));
        }
        return successes.stream().map(metric -> new Row(metric, step, signals,
                tools(touchpoint, Stream.concat(Stream.of(metric), signals.stream()).toList())));
    }

    /** Interactions are signals; of a metric without a kind its source tells. */
    private static boolean isSignal(TouchpointMetric metric) {
        return metric.kind() == Kind.INTERACTION || metric.kind() == null && metric.source() == Source.SIGNAL;
    }

    private static List<String> tools(Touchpoint touchpoint, List<TouchpointMetric> measured) {
        return Stream.concat(measured.stream().map(TouchpointMetric::tool).filter(tool -> tool != null),
                touchpoint.tools().stream()).distinct().toList();
    }

    /** The same as comma-separated values with a line of headings. */
    String toCsv() {
        StringBuilder csv = new StringBuilder(Csv.line("success_metric", "kind", "target", "floor", "benchmark", "source",
                "stage", "touchpoint", "touchpoint_key", "signals", "tools"));
        for (Row row : items) {
            TouchpointMetric metric = row.metric();
            String signals = row.signals().stream().map(TouchpointMetric::metric).collect(Collectors.joining("; "));
            csv.append(metric == null
                    ? Csv.line(null, null, null, null, null, null, row.step().stageName(), row.step().touchpointName(),
                            row.step().touchpoint(), signals, String.join("; ", row.tools()))
                    : Csv.line(metric.metric(), word(metric.kind()), metric.target(), metric.floor(), metric.benchmark(),
                            word(metric.source()), row.step().stageName(), row.step().touchpointName(),
                            row.step().touchpoint(), signals, String.join("; ", row.tools())));
        }
        return csv.toString();
    }

    private static String word(Enum<?> constant) {
        return constant == null ? null : Words.of(constant);
    }
}
