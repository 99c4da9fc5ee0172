package cx.touchstone.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.local.Figures.Row;

/** An airport's passenger survey of two years, imported through the API, while scoring-service is killed and started again. */
@ExtendWith(ThePlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class AirportStory {

    private static final List<Integer> YEARS = List.of(2016, 2017);
    private static final String IN_2017 = LoadedAirport.in(2017);
    private static final String SINCE_2016 = IN_2017 + "&compareFrom=2016-01-01&compareTo=2016-12-31";
    /** Answers that a score needs before it is shown. */
    private static final int THRESHOLD = 5;

    private final LoadedAirport airport;
    private final Api api;

    AirportStory(Platform platform) throws InterruptedException {
        this.airport = LoadedAirport.on(platform);
        this.api = airport.api();
    }

    @Test
    void the_scores_are_those_of_the_codebook() {
        assertEquals("39.84 of 2746", score("metric=nps&" + IN_2017));
        assertEquals("82.07 of 2688", score("metric=csat&touchpoint=airport-overall&" + IN_2017));
        assertEquals("55.72 of 2421", score("metric=csat&touchpoint=restaurants&" + IN_2017));
        assertEquals("74.56 of 2142", score("metric=csat&touchpoint=wifi&" + IN_2017));
        assertEquals("46.86 of 175", score("metric=nps&attribute=boardingArea:E&" + IN_2017));
        assertEquals("32.96 of 625", score("metric=nps&attribute=boardingArea:G&" + IN_2017));
        JsonNode nps = api.get("/scores?metric=nps&" + IN_2017).get("items").get(0);
        assertEquals(new BigDecimal("40.40"), rounded(nps.get("weighted").get("value")));
    }

    @Test
    void every_score_of_a_touchpoint_is_the_one_counted_in_the_file() {
        for (int year : YEARS) {
            Map<String, JsonNode> scores = airport.scores("groupBy=touchpoint&" + LoadedAirport.in(year));
            Map<String, Row> figures = AirportFigures.scores(year);
            assertEquals(figures.keySet(), scores.keySet());
            figures.forEach((name, figure) -> AirportFigures.assertSameScore(figure, scores.get(name)));
        }
    }

    @Test
    void every_touchpoint_says_whether_it_changed_significantly() {
        Map<String, JsonNode> scores = airport.scores("groupBy=touchpoint&" + SINCE_2016);
        Map<String, Row> figures = AirportFigures.changes();
        assertEquals(25, figures.size());
        figures.forEach((name, figure) -> AirportFigures.assertSameChange(figure, scores.get(name).get("change")));
        assertEquals(figures.keySet(), having("change", scores));
    }

    @ParameterizedTest
    @ValueSource(strings = { "boardingArea", "age" })
    void every_segment_that_is_shown_is_the_one_counted_in_the_file_and_none_of_few_is_shown(String attribute) {
        for (int year : YEARS) {
            Map<String, JsonNode> scores = airport
                    .scores("groupBy=touchpoint,attribute:" + attribute + "&" + LoadedAirport.in(year));
            Map<String, Row> figures = AirportFigures.scores(year, attribute);
            assertEquals(figures.keySet(), scores.keySet());
            Set<String> shown = having("value", scores);
            figures.forEach((name, figure) -> {
                if (shown.contains(name)) {
                    assertTrue(figure.count("n") >= THRESHOLD, figure::toString);
                    AirportFigures.assertSameScore(figure, scores.get(name));
                }
            });
            Segments segments = new Segments(attribute, year, shown);
            segments.withholdMoreOnlyBesideFew();
            segments.concealFew();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "boardingArea", "age" })
    void every_segment_says_whether_it_changed_significantly_where_both_years_are_shown(String attribute) {
        String query = "groupBy=touchpoint,attribute:" + attribute + "&";
        Map<String, JsonNode> scores = airport.scores(query + SINCE_2016);
        Map<String, Row> figures = AirportFigures.changes(attribute);
        figures.keySet().retainAll(having("value", airport.scores(query + LoadedAirport.in(2016))));
        figures.keySet().retainAll(having("value", scores));
        assertEquals(figures.keySet(), having("change", scores));
        assertFalse(figures.isEmpty());
        figures.forEach((name, figure) -> AirportFigures.assertSameChange(figure, scores.get(name).get("change")));
    }

    @Test
    void every_row_has_become_a_response() {
        Set<String> surveys = StreamSupport.stream(api.get("/surveys?limit=200").get("items").spliterator(), false)
                .filter(survey -> survey.get("name").textValue().startsWith("SFO")).map(survey -> survey.get("id").textValue())
                .collect(Collectors.toSet());
        List<JsonNode> jobs = StreamSupport.stream(airport.imports().spliterator(), false)
                .filter(job -> surveys.contains(job.get("surveyId").textValue())).toList();
        assertEquals(3_087 + 2_831, jobs.stream().mapToInt(job -> job.get("accepted").intValue()).sum());
        jobs.forEach(job -> assertEquals("done 0 0",
                job.get("status").textValue() + " " + job.get("refused") + " " + job.get("duplicates")));
        assertEquals(0, api.get("/dead-letters/survey-service").get("items").size());
        assertEquals(0, api.get("/dead-letters/journey-service").get("items").size());
    }

    @Test
    void the_journey_has_a_score_and_each_of_its_touchpoints_too() {
        String journey = StreamSupport.stream(api.get("/journeys").get("items").spliterator(), false)
                .filter(one -> one.get("name").textValue().equals("A flight from SFO")).findAny().orElseThrow().get("id")
                .textValue();
        JsonNode score = api.get("/journey-scores/" + journey + "?" + IN_2017);
        assertEquals(19, score.get("touchpoints").size());
        double weights = 0;
        double sum = 0;
        for (JsonNode touchpoint : score.get("touchpoints")) {
            assertFalse(touchpoint.get("withheld").booleanValue());
            weights += touchpoint.get("importance").doubleValue();
            sum += touchpoint.get("importance").doubleValue() * touchpoint.get("score").doubleValue();
        }
        assertEquals(sum / weights, score.get("score").doubleValue(), 0.001);
    }

    @Test
    void loading_again_changes_nothing() {
        String before = api.get("/scores?groupBy=touchpoint").toString();
        int imports = airport.imports().size();
        new Airport(api, System.out::println).load();
        assertEquals(imports, airport.imports().size());
        assertEquals(before, api.get("/scores?groupBy=touchpoint").toString());
    }

    private static Set<String> having(String field, Map<String, JsonNode> scores) {
        return scores.keySet().stream().filter(name -> scores.get(name).has(field)).collect(Collectors.toSet());
    }

    private String score(String query) {
        JsonNode score = api.get("/scores?" + query).get("items").get(0);
        return rounded(score.get("value")) + " of " + score.get("n");
    }

    private static BigDecimal rounded(JsonNode value) {
        return value.decimalValue().setScale(2, RoundingMode.HALF_UP);
    }
}
