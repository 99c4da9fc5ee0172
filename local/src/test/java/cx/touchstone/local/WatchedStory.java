package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.local.Collector.Span;

/** Whoever runs the platform looks at what an answer leaves: a trace, lines in the logs, and numbers. */
@ExtendWith(ThePlatform.class)
class WatchedStory {

    private static final String CONTENT = "{\"answers\": {\"satisfied\": 5}}";
    private static final String ANSWERING = "POST /api/v1/public/surveys/{link}/responses";
    private static final int SERVER = 2;
    private static final int CLIENT = 3;
    private static final String CALLER = "b7ad6b7169203331";

    private final Platform platform;
    private final SurveyTeam team;
    private final String trace = UUID.randomUUID().toString().replace("-", "");

    WatchedStory(Platform platform) {
        this.platform = platform;
        this.team = new SurveyTeam(platform);
    }

    @Test
    void one_answer_leaves_one_trace_from_the_door_to_what_it_adds_up_to() {
        String link = team.linkTo(team.asksHowItWas("touchpoint-" + UUID.randomUUID(), ""));
        // Alone, since one call carries what waits together, and goes on in the trace of the first.
        eventually(() -> assertEquals(0, metric(Service.SURVEY, "touchstone_outbox_messages{topic=\"observations\"}")));
        team.respondent().header("traceparent", "00-" + trace + "-" + CALLER + "-01").header("X-Request-Id", "story-" + trace)
                .body(CONTENT).post("/public/surveys/" + link + "/responses").then().statusCode(201);
        eventually(() -> {
            Span door = part(CALLER, "gateway", ANSWERING, SERVER);
            Span survey = part(door.id(), "survey-service", ANSWERING, SERVER);
            Span carried = part(survey.id(), "survey-service", "deliver observations", CLIENT);
            Span counted = part(carried.id(), "scoring-service", "POST /api/v1/observations", SERVER);
            for (Span span : new Span[] { door, survey }) {
                assertTrue(span.attributes().toString().contains("story-" + trace), span.toString());
                assertTrue(span.took() > 0 && span.took() < 60_000_000_000L, span.toString());
                assertFalse(span.toString().contains(link), span.toString());
            }
            assertTrue(counted.attributes().toString().contains(Platform.TENANT), counted.toString());
        });
    }

    /** The part of the trace that was begun by another one. */
    private Span part(String parent, String service, String name, int kind) {
        var all = ThePlatform.COLLECTOR.of(trace);
        return all.stream().filter(span -> parent.equals(span.parent()) && span.service().equals(service)
                && span.name().equals(name) && span.kind() == kind).findAny()
                .orElseThrow(() -> new AssertionError(name + " of " + parent + " is not among " + all));
    }

    @Test
    void every_line_of_every_log_is_an_object_that_machines_read() throws IOException {
        for (Service service : Service.values()) {
            for (String line : Files.readAllLines(platform.service(service).log())) {
                if (!line.isBlank() && line.charAt(0) == '{') { // the JVM warns in its own words
                    JsonNode read = new ObjectMapper().readTree(line);
                    assertTrue(read.hasNonNull("timestamp") && read.hasNonNull("level") && read.hasNonNull("message"), line);
                } else {
                    assertFalse(line.contains("cx.touchstone"), line);
                }
            }
        }
    }

    @Test
    void numbers_tell_how_long_it_takes_until_an_answer_counts() {
        String delivered = "touchstone_outbox_delivery_seconds_count{topic=\"observations\"}";
        double before = metric(Service.SURVEY, delivered);
        String link = team.linkTo(team.asksHowItWas("touchpoint-" + UUID.randomUUID(), ""));
        team.answers(link, CONTENT).statusCode(201);
        eventually(() -> assertTrue(metric(Service.SURVEY, delivered) > before));
        eventually(() -> assertEquals(0, metric(Service.SCORING, "touchstone_folding_waiting")));
        eventually(() -> assertTrue(metric(Service.SCORING, "touchstone_spans_told_total") > 0));
    }

    @Test
    void nobody_outside_sees_how_the_platform_is() {
        for (String path : new String[] { "/q/metrics", "/q/health", "/q/health/ready", "/metrics" }) {
            given().baseUri(platform.url()).get(path).then().statusCode(404);
        }
    }

    private double metric(Service service, String series) {
        return given().baseUri(platform.service(service).managementUrl()).get("/q/metrics").then().statusCode(200).extract()
                .asString().lines().filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1))).findAny()
                .orElseThrow(() -> new AssertionError("no " + series));
    }
}
