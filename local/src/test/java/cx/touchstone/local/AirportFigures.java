package cx.touchstone.local;

import static cx.touchstone.local.Figures.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.local.Figures.Row;

/**
 * What airport_figures.py counted in the files of 2016 and 2017, by the names that the platform gives to metric, place and
 * segment.
 */
final class AirportFigures {

    private static final String EVERYBODY = "*";
    private static final List<String> ATTRIBUTES = List.of("boardingArea", "age");
    /** At which a change may be significant, the strictest first. */
    private static final List<Double> LEVELS = List.of(0.001, 0.01, 0.05, 0.1);
    private static final List<Row> SCORES = Figures.read("airport_scores");
    private static final List<Row> CHANGES = Figures.read("airport_changes");

    private AirportFigures() {
    }

    /** Of every touchpoint, and of every value of these attributes there. */
    static Map<String, Row> scores(int year, String... attributes) {
        return named(SCORES, year, List.of(attributes));
    }

    /** From 2016 to 2017, of every touchpoint, and of every value of these attributes there, that was measured in both. */
    static Map<String, Row> changes(String... attributes) {
        return named(CHANGES, null, List.of(attributes));
    }

    /** The name of a score that the platform shows. */
    static String name(JsonNode score) {
        List<String> segments = StreamSupport.stream(score.path("segments").spliterator(), false)
                .sorted(Comparator.comparing(segment -> ATTRIBUTES.indexOf(segment.get("key").textValue())))
                .map(segment -> segment.get("value").textValue()).toList();
        return name(score.get("metric").textValue(), score.get("touchpoint").textValue(), segments);
    }

    static String name(Row figure, String attribute) {
        return name(figure.text("metric"), figure.text("touchpoint"), List.of(figure.text(attribute)));
    }

    static void assertSameScore(Row figure, JsonNode score) {
        assertEquals(figure.count("n"), score.get("n").longValue(), figure::toString);
        assertSame(figure, "value", score.get("value"));
        assertSame(figure, "low", score.at("/interval/low"));
        assertSame(figure, "high", score.at("/interval/high"));
        JsonNode weighted = score.get("weighted");
        assertSame(figure, "weight", weighted.get("n"));
        assertSame(figure, "effective_n", weighted.get("effectiveN"));
        assertSame(figure, "weighted_value", weighted.get("value"));
        assertSame(figure, "weighted_low", weighted.at("/interval/low"));
        assertSame(figure, "weighted_high", weighted.at("/interval/high"));
    }

    /** Of the answers as they are, and of the weighted ones. */
    static void assertSameChange(Row figure, JsonNode change) {
        assertSameChange(figure, "", change);
        assertSameChange(figure, "weighted_", change.get("weighted"));
    }

    private static void assertSameChange(Row figure, String of, JsonNode change) {
        assertSame(figure, of + "value", change.get("value"));
        assertSame(figure, of + "low", change.get("low"));
        assertSame(figure, of + "high", change.get("high"));
        double p = figure.number(of + "p");
        assertEquals(p, change.get("pValue").doubleValue(), 1e-6, figure::toString);
        assertEquals(p < 0.05, change.get("significant").booleanValue(), figure::toString);
        OptionalDouble strictest = LEVELS.stream().mapToDouble(level -> level).filter(level -> p < level).findFirst();
        assertEquals(strictest.orElse(Double.NaN), change.path("significantAt").asDouble(Double.NaN), figure::toString);
    }

    private static Map<String, Row> named(List<Row> figures, Integer year, List<String> attributes) {
        var named = new TreeMap<String, Row>();
        for (Row figure : figures) {
            boolean isOfYear = year == null || figure.count("year") == year;
            List<String> segments = attributes.stream().map(figure::text).toList();
            if (isOfYear && !segments.contains("") && ATTRIBUTES.stream()
                    .allMatch(one -> attributes.contains(one) != figure.text(one).equals(EVERYBODY))) {
                named.put(name(figure.text("metric"), figure.text("touchpoint"), segments), figure);
            }
        }
        return named;
    }

    private static String name(String metric, String touchpoint, List<String> segments) {
        return (metric + " at " + touchpoint + " " + String.join(" ", segments)).strip();
    }
}
