package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An airport's passenger survey of two years, imported through the API, while scoring-service is killed and started again. */
@ExtendWith(ThePlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class AirportStory {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String IN_2017 = "from=2017-01-01&to=2017-12-31";

    private final Platform platform;
    private final Api api;

    AirportStory(Platform platform) throws InterruptedException {
        this.platform = platform;
        this.api = new Api(platform.url(), platform.key());
        loadWhileScoringIsKilled();
    }

    private void loadWhileScoringIsKilled() throws InterruptedException {
        int others = imports().size();
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> new Airport(api, System.out::println).load());
        eventually(PATIENCE, () -> assertTrue(load.isCompletedExceptionally()
                || imports().size() > others && imports().get(others).get("rows").longValue() > 0));
        platform.service(Service.SCORING).kill();
        assertFalse(load.isDone(), "scoring was to be killed during the import");
        load.join();
        platform.restart(Service.SCORING);
        eventually(PATIENCE, () -> assertEquals(0, waiting(Service.JOURNEY) + waiting(Service.SURVEY)));
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
    void every_accepted_answer_is_counted_once() throws IOException {
        for (int year : List.of(2016, 2017)) {
            var counted = new TreeMap<String, Long>();
            for (JsonNode score : api.get("/scores?groupBy=touchpoint&from=" + year + "-01-01&to=" + year + "-12-31")
                    .get("items")) {
                counted.put(score.get("touchpoint").textValue() + " " + score.get("metric").textValue(),
                        score.get("n").longValue());
            }
            assertEquals(answersInTheFile(year), counted);
        }
    }

    @Test
    void every_row_has_become_a_response() {
        Set<String> surveys = StreamSupport.stream(api.get("/surveys?limit=200").get("items").spliterator(), false)
                .filter(survey -> survey.get("name").textValue().startsWith("SFO")).map(survey -> survey.get("id").textValue())
                .collect(Collectors.toSet());
        List<JsonNode> jobs = StreamSupport.stream(imports().spliterator(), false)
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
    void the_change_since_the_year_before_says_whether_it_is_significant() {
        JsonNode change = api.get("/scores?metric=csat&touchpoint=airport-overall&" + IN_2017
                + "&compareFrom=2016-01-01&compareTo=2016-12-31").get("items").get(0).get("change");
        // 2206 of 2688 satisfied, after 2364 of 2919: counted from the files
        assertEquals(100.0 * 2206 / 2688 - 100.0 * 2364 / 2919, change.get("value").doubleValue(), 0.001);
        assertFalse(change.get("significant").booleanValue());
    }

    @Test
    void loading_again_changes_nothing() {
        String before = api.get("/scores?groupBy=touchpoint").toString();
        int imports = imports().size();
        new Airport(api, System.out::println).load();
        assertEquals(imports, imports().size());
        assertEquals(before, api.get("/scores?groupBy=touchpoint").toString());
    }

    /** Oldest first. */
    private JsonNode imports() {
        return api.get("/imports?limit=200").get("items");
    }

    private String score(String query) {
        JsonNode score = api.get("/scores?" + query).get("items").get(0);
        return rounded(score.get("value")) + " of " + score.get("n");
    }

    private static BigDecimal rounded(JsonNode value) {
        return value.decimalValue().setScale(2, RoundingMode.HALF_UP);
    }

    private int waiting(Service service) {
        String database = service.label().replace('-', '_');
        try (Connection connection = platform.postgres().connect(database);
                var row = connection.createStatement().executeQuery("select count(*) from outbox where dead_at is null")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** How often each touchpoint was rated, counted from the published file alone. */
    private static TreeMap<String, Long> answersInTheFile(int year) throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode survey = json.readTree(AirportStory.class.getResourceAsStream("/airport/survey-" + year + ".json"));
        JsonNode answers = json.readTree(AirportStory.class.getResourceAsStream("/airport/mapping-" + year + ".json"))
                .get("answers");
        List<List<String>> rows = rows(year);
        TreeMap<String, Long> counts = new TreeMap<>();
        for (JsonNode question : survey.get("questions")) {
            int column = rows.getFirst().indexOf(answers.get(question.get("key").textValue()).get("column").textValue());
            boolean nps = question.get("type").textValue().equals("nps");
            String metric = question.has("metric") ? question.get("metric").textValue() : question.get("type").textValue();
            counts.merge(question.get("touchpoint").textValue() + " " + metric, rows.stream().skip(1)
                    .filter(row -> row.get(column).matches(nps ? "[0-9]|10" : "[1-5]")).count(), Long::sum);
        }
        return counts;
    }

    private static List<List<String>> rows(int year) throws IOException {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                AirportStory.class.getResourceAsStream("/airport/" + year + ".csv"), StandardCharsets.UTF_8))) {
            return file.lines().map(AirportStory::fields).toList();
        }
    }

    /** One line of CSV; the files have no field of several lines. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c != '\uFEFF') {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
