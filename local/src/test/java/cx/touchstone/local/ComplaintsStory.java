package cx.touchstone.local;

import static cx.touchstone.local.Figures.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.local.Figures.Row;

/** An authority tells of consumers' complaints: when each came, how long it lay, and whether it was answered in time. */
@ExtendWith(ThePlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComplaintsStory {

    private static final List<String> METRICS = List.of("""
            {"key": "complaints_received", "name": "Complaints received", "kind": "interaction", "measure": {"type": "count"},
             "direction": "lower-is-better", "aggregation": {"type": "count"}, "anonymity": "none"}""", """
            {"key": "timely_response", "name": "Answered in time", "kind": "interaction", "measure": {"type": "yes-no"},
             "direction": "higher-is-better", "aggregation": {"type": "box-share", "from": 1, "to": 1}}""", """
            {"key": "time_to_forward", "name": "Time until a complaint was sent on", "kind": "interaction",
             "measure": {"type": "duration"}, "direction": "lower-is-better",
             "aggregation": {"type": "percentile", "percentile": 90}}""");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/yyyy");
    private static final String EVERYBODY = "*";
    private static final double SECONDS_OF_A_DAY = 86_400;
    private static final List<Row> COMPLAINTS = Figures.rows("/complaints/complaints.csv");

    private final Api api;
    private final Partner authority;

    ComplaintsStory(Platform platform) {
        this.api = new Api(platform.url(), platform.key());
        this.authority = new Partner(api);
        METRICS.forEach(metric -> api.post("/metrics", metric));
    }

    @Test
    void as_many_came_in_every_month_as_are_in_the_file() {
        assertEquals(Map.of("accepted", 3186L), tells(this::received));
        Map<String, Long> counted = StreamSupport
                .stream(api.get("/scores?metric=complaints_received&groupBy=month&from=2013-01-01&to=2017-12-31").get("items")
                        .spliterator(), false)
                .collect(Collectors.toMap(month -> month.at("/period/from").textValue().substring(0, 7),
                        month -> month.get("value").longValue()));
        counted.values().removeIf(complaints -> complaints == 0);
        assertEquals(Figures.read("complaints_per_month").stream()
                .collect(Collectors.toMap(month -> month.text("month"), month -> month.count("complaints"))), counted);
    }

    @Test
    void most_were_answered_in_time_over_every_channel() {
        assertEquals(Map.of("accepted", 3186L), tells(this::answered));
        Map<String, Row> figures = figures("complaints_timely");
        Map<String, JsonNode> scores = byChannel("timely_response", "");
        assertEquals(figures.keySet(), scores.keySet());
        figures.forEach((channel, figure) -> {
            JsonNode score = scores.get(channel);
            assertEquals(figure.count("n"), score.get("n").longValue(), channel);
            assertSame(figure, "value", score.get("value"));
            assertSame(figure, "low", score.at("/interval/low"));
            assertSame(figure, "high", score.at("/interval/high"));
        });
    }

    /** Six were sent on the day before they were received: nothing takes less than no time. */
    @Test
    void most_were_sent_on_at_once_and_some_lay_for_weeks() {
        assertEquals(Map.of("accepted", 3180L, "negative", 6L), tells(this::sentOn));
        Map<String, Row> figures = figures("complaints_days_to_forward");
        Map<String, JsonNode> scores = byChannel("time_to_forward", "&precise=true");
        Map<String, JsonNode> sketched = byChannel("time_to_forward", "");
        figures.forEach((channel, figure) -> {
            JsonNode score = scores.get(channel);
            assertEquals(figure.count("n"), score.get("n").longValue(), channel);
            assertEquals(figure.number("mean"), days(score.get("mean")), 1e-4, channel);
            for (String percentile : List.of("p50", "p90", "p95")) {
                double days = figure.number(percentile);
                assertEquals(days, days(score.at("/percentiles/" + percentile)), 1e-4, channel);
                assertEquals(days, days(sketched.get(channel).at("/percentiles/" + percentile)), days / 100 + 1e-4, channel);
            }
            assertEquals(score.at("/percentiles/p90"), score.get("value"));
            assertTrue(sketched.get(channel).at("/percentiles/relativeError").doubleValue() <= 0.01);
        });
    }

    /** @return how often what became of a complaint: accepted, or why it was refused */
    private Map<String, Long> tells(Function<Integer, ObjectNode> observation) {
        return authority.sends(IntStream.range(0, COMPLAINTS.size()).boxed().map(observation).toList()).stream()
                .map(result -> result.has("errors") ? result.at("/errors/0/code") : result.get("outcome"))
                .collect(Collectors.groupingBy(JsonNode::textValue, Collectors.counting()));
    }

    private ObjectNode received(int row) {
        return observation(row, "complaints_received", "Date received");
    }

    private ObjectNode answered(int row) {
        return observation(row, "timely_response", "Date received").put("value",
                COMPLAINTS.get(row).text("Timely response?").equals("Yes") ? 1 : 0);
    }

    private ObjectNode sentOn(int row) {
        return observation(row, "time_to_forward", "Date sent to company").put("startedAt", time(row, "Date received"));
    }

    /** Nothing in the file names a complaint, and some are in it twice: each is named by its row. */
    private static ObjectNode observation(int row, String metric, String when) {
        return Partner.observation("complaints", row + "/" + metric, metric, time(row, when)).put("channel",
                COMPLAINTS.get(row).text("Submitted via"));
    }

    private static String time(int row, String column) {
        return LocalDate.parse(COMPLAINTS.get(row).text(column), DAY) + "T12:00:00Z";
    }

    private static double days(JsonNode seconds) {
        return seconds.doubleValue() / SECONDS_OF_A_DAY;
    }

    private static Map<String, Row> figures(String name) {
        return Figures.read(name).stream().collect(Collectors.toMap(figure -> figure.text("channel"), Function.identity()));
    }

    /** And over all channels together. */
    private Map<String, JsonNode> byChannel(String metric, String more) {
        String query = "/scores?metric=" + metric + more;
        Map<String, JsonNode> scores = StreamSupport
                .stream(api.get(query + "&groupBy=channel").get("items").spliterator(), false)
                .collect(Collectors.toMap(score -> score.get("channel").textValue(), Function.identity()));
        scores.put(EVERYBODY, api.get(query).get("items").get(0));
        return scores;
    }
}
