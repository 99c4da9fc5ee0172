package cx.touchstone.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import cx.touchstone.local.Figures.Row;

/**
 * The airport's segments of one attribute in one year, of which some are shown. A respondent answers once for each metric and
 * touchpoint, so at a touchpoint there are as many people as answers.
 *
 * @param shown their names
 */
record Segments(String attribute, int year, Set<String> shown) {

    private static final int THRESHOLD = 5;
    /** Of the segments of enough people, so many are shown at least. */
    private static final double MOST = 0.8;

    private Map<String, Row> figures() {
        return AirportFigures.scores(year, attribute);
    }

    /** That segments of enough people are all shown, unless a segment is of few in one of the years; most of them even then. */
    void withholdMoreOnlyBesideFew() {
        boolean anyFew = List.of(2016, 2017).stream()
                .flatMap(either -> AirportFigures.scores(either, attribute).values().stream())
                .anyMatch(figure -> figure.count("n") < THRESHOLD);
        var enough = figures().entrySet().stream().filter(one -> one.getValue().count("n") >= THRESHOLD).map(Map.Entry::getKey)
                .toList();
        var told = enough.stream().filter(shown::contains).toList();
        if (!anyFew) {
            assertEquals(enough, told);
        }
        assertTrue(told.size() >= MOST * enough.size(), () -> told.size() + " of " + enough.size());
    }

    /**
     * That whoever subtracts all that is shown of a touchpoint from the touchpoint has nobody, or enough people, and not one
     * segment.
     */
    void concealFew() {
        AirportFigures.scores(year).forEach((touchpoint, total) -> {
            var segments = figures().values().stream().filter(figure -> isAt(figure, total)).toList();
            var told = segments.stream().filter(figure -> shown.contains(AirportFigures.name(figure, attribute))).toList();
            long concealed = total.count("n") - told.stream().mapToLong(figure -> figure.count("n")).sum();
            assertTrue(concealed == 0 || concealed >= THRESHOLD, () -> concealed + " can be had at " + touchpoint);
            var withheld = segments.stream().filter(figure -> !told.contains(figure)).toList();
            if (withheld.size() == 1) {
                assertTrue(concealed > withheld.getFirst().count("n"), () -> "not concealed: " + withheld.getFirst());
            }
        });
    }

    private static boolean isAt(Row figure, Row total) {
        return figure.text("metric").equals(total.text("metric")) && figure.text("touchpoint").equals(total.text("touchpoint"));
    }
}
