package cx.touchstone.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.local.Figures.Row;

/** The airport's passengers by boarding area and age at every touchpoint, and what changed from one year to the next. */
@ExtendWith(ThePlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AirportSegmentsStory {

    /** People that a score needs before it is shown. */
    private static final int THRESHOLD = 5;
    private static final String BY_BOTH = "groupBy=touchpoint,attribute:boardingArea,attribute:age&";
    private static final String SINCE_2016 = LoadedAirport.in(2017) + "&compareFrom=2016-01-01&compareTo=2016-12-31";

    private final LoadedAirport airport;

    AirportSegmentsStory(Platform platform) throws InterruptedException {
        this.airport = LoadedAirport.on(platform);
    }

    @ParameterizedTest
    @ValueSource(ints = { 2016, 2017 })
    void every_pair_that_is_shown_is_the_one_counted_in_the_file_and_none_of_few_is_shown(int year) {
        Map<String, JsonNode> scores = airport.scores(BY_BOTH + LoadedAirport.in(year));
        Map<String, Row> figures = AirportFigures.scores(year, "boardingArea", "age");
        assertEquals(figures.keySet(), scores.keySet());
        Set<String> shown = shown(scores);
        shown.forEach(name -> {
            assertTrue(figures.get(name).count("n") >= THRESHOLD, name);
            AirportFigures.assertSameScore(figures.get(name), scores.get(name));
        });
        // Some of many are withheld too, where those of few could be told by subtraction.
        Set<String> ofMany = figures.keySet().stream().filter(name -> figures.get(name).count("n") >= THRESHOLD)
                .collect(Collectors.toSet());
        assertTrue(shown.size() > ofMany.size() / 2, shown.size() + " of " + ofMany.size());
    }

    @Test
    void every_pair_of_two_years_says_whether_it_changed_significantly() {
        Map<String, JsonNode> scores = airport.scores(BY_BOTH + SINCE_2016);
        Map<String, Row> figures = AirportFigures.changes("boardingArea", "age");
        Set<String> changed = scores.keySet().stream().filter(name -> scores.get(name).at("/change").has("pValue"))
                .collect(Collectors.toSet());
        assertTrue(figures.keySet().containsAll(changed));
        changed.forEach(name -> AirportFigures.assertSameChange(figures.get(name), scores.get(name).get("change")));
        assertTrue(changed.size() > figures.size() / 2, changed.size() + " of " + figures.size());
    }

    private static Set<String> shown(Map<String, JsonNode> scores) {
        return scores.keySet().stream().filter(name -> scores.get(name).has("value")).collect(Collectors.toSet());
    }
}
