package cx.touchstone.local;

import static cx.touchstone.local.Figures.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.local.Figures.Row;

/**
 * What airport_figures.py counted in the files of 2016 and 2017, by the names that the platform gives to metric, place and
 * segment.
 */
final class AirportFigures {

    private static final String EVERYBODY = "*";
    private static final List<String> ATTRIBUTES = List.of("boardingArea", "age");
    private static final List<Row> SCORES = Figures.read("airport_scores");
    private static final List<Row> CHANGES = Figures.read("airport_changes");

    private AirportFigures() {
    }

    /** Of every touchpoint. */
    static Map<String, Row> scores(int year) {
        return named(SCORES, year, null);
    }

    /** Of every touchpoint and every value of one attribute. */
    static Map<String, Row> scores(int year, String attribute) {
        return named(SCORES, year, attribute);
    }

    /** From 2016 to 2017, of every touchpoint that was measured in both. */
    static Map<String, Row> changes() {
        return named(CHANGES, null, null);
    }

    /** From 2016 to 2017, where people with this value of the attribute answered in both. */
    static Map<String, Row> changes(String attribute) {
        return named(CHANGES, null, attribute);
    }

    /** The name of a score that the platform shows. */
    static String name(JsonNode score) {
        return name(score.get("metric").textValue(), score.get("touchpoint").textValue(), score.at("/segment/value").asText());
    }

    static String name(Row figure, String attribute) {
        return name(figure.text("metric"), figure.text("touchpoint"), figure.text(attribute));
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

    static void assertSameChange(Row figure, JsonNode change) {
        assertSame(figure, "value", change.get("value"));
        assertSame(figure, "low", change.get("low"));
        assertSame(figure, "high", change.get("high"));
        assertEquals(figure.number("p"), change.get("pValue").doubleValue(), 1e-6, figure::toString);
        assertEquals(figure.number("p") < 0.05, change.get("significant").booleanValue(), figure::toString);
    }

    private static Map<String, Row> named(List<Row> figures, Integer year, String attribute) {
        var named = new TreeMap<String, Row>();
        for (Row figure : figures) {
            boolean isOfYear = year == null || figure.count("year") == year;
            if (isOfYear && ATTRIBUTES.stream().allMatch(one -> one.equals(attribute) != figure.text(one).equals(EVERYBODY))) {
                String segment = attribute == null ? "" : figure.text(attribute);
                if (attribute == null || !segment.isEmpty()) {
                    named.put(name(figure.text("metric"), figure.text("touchpoint"), segment), figure);
                }
            }
        }
        return named;
    }

    private static String name(String metric, String touchpoint, String segment) {
        return (metric + " at " + touchpoint + " " + segment).strip();
    }
}
