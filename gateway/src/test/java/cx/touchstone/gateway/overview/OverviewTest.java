package cx.touchstone.gateway.overview;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class OverviewTest {

    private static final String PATH = "/api/v1/overviews/" + Airport.JOURNEY;

    @Inject
    Keys keys;
    private final String tenant = Keys.aTenant();
    private final Airport airport = new Airport();

    @AfterEach
    void theAirportCloses() {
        airport.close();
    }

    private ValidatableResponse overview() {
        return overview("journeys:read", "scores:read");
    }

    private ValidatableResponse overview(String... scopes) {
        return given().header("Authorization", "Bearer " + keys.aKey(tenant, scopes)).get(PATH).then();
    }

    @Test
    void a_journey_comes_with_its_map_its_scores_and_the_targets_that_it_misses() {
        overview().statusCode(200).body("journeyId", equalTo(Airport.JOURNEY.toString())).body("missing", empty())
                .body("map.version", equalTo(3)).body("map.name", equalTo("Our <airport>"))
                .body("map.stages[0].touchpoints.key", contains("wifi", "food", "train"))
                .body("map.stages[0].touchpoints[0].volume", equalTo(180000))
                .body("scores.score", equalTo(74f)).body("scores.period.from", equalTo("2017-05-01"))
                .body("scores.touchpoints[2].withheld", equalTo(true)).body("scores.touchpoints[2].score", nullValue())
                .body("gaps.touchpoint", contains("wifi", "food")).body("gaps.gap", contains(5f, 4f));
    }

    @Test
    void services_are_asked_for_the_caller_and_for_no_more_than_it_takes() {
        overview().statusCode(200);
        assertEquals(new JsonArray(List.of("journeys:read")), airport.tokens.get("journeys").getJsonArray("groups"));
        assertEquals(new JsonArray(List.of("scores:read")), airport.tokens.get("journey-scores").getJsonArray("groups"));
        airport.tokens.values().forEach(token -> assertEquals(tenant, token.getString("tenant")));
    }

    @Test
    void services_are_asked_at_the_same_time() {
        CompletableFuture<Void> map = new CompletableFuture<>();
        CompletableFuture<Void> scores = new CompletableFuture<>();
        airport.scores(request -> {
            scores.complete(null);
            map.thenRun(() -> request.response().setStatusCode(404).end());
        });
        airport.journeys(request -> {
            map.complete(null);
            scores.thenRun(() -> airport.journey(request));
        });
        overview().statusCode(200).body("missing.reason", contains("not-measured")).body("map.version", equalTo(3));
    }

    @Test
    void scores_that_cannot_be_had_are_missing_with_the_reason() {
        airport.scores(Airport::hangUp);
        missing("scores", "unavailable");
        airport.scores(Airport::hang);
        missing("scores", "late");
        airport.scores(Airport::doesNotKnow);
        missing("scores", "not-measured");
        airport.scores(request -> request.response().setStatusCode(500).end("oops"));
        missing("scores", "unavailable");
    }

    private void missing(String part, String reason) {
        String other = part.equals("map") ? "scores" : "map";
        overview().statusCode(200).body("missing.part", contains(part)).body("missing.reason", contains(reason))
                .body(part, nullValue()).body(other, notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "[", "{\"version\": 3}", "{\"version\": \"three\", \"touchpoints\": []}", "null", "",
            "{\"version\": 3, \"touchpoints\": [null]}", "<html>" })
    void nothing_is_made_of_what_nobody_understands(String garbage) {
        airport.scores(request -> Airport.answer(request, garbage));
        missing("scores", "unreadable");
        overview().body("gaps", nullValue());
    }

    @Test
    void without_a_map_there_are_scores_still() {
        for (Handler<HttpServerRequest> manner : List.<Handler<HttpServerRequest>> of(Airport::hangUp, Airport::hang)) {
            airport.journeys(manner);
            overview().statusCode(200).body("missing.part", contains("map")).body("map", nullValue())
                    .body("gaps.touchpoint", contains("wifi", "food"));
        }
        airport.scores(Airport::hangUp);
        overview().statusCode(503).body("code", equalTo("overloaded")).header("Retry-After", "2");
    }

    @Test
    void a_journey_that_is_not_published_has_no_overview() {
        airport.journeys(Airport::doesNotKnow);
        overview().statusCode(404).body("code", equalTo("journey-not-published"));
        airport.journeys(request -> Airport.answer(request, "{\"id\": \"" + Airport.JOURNEY + "\"}"));
        overview().statusCode(404).body("code", equalTo("journey-not-published"));
    }

    @Test
    void who_may_not_read_both_reads_neither() {
        overview("journeys:read").statusCode(403).body("code", equalTo("forbidden"));
        overview("scores:read").statusCode(403).body("code", equalTo("forbidden"));
    }

    @Test
    void what_is_known_is_not_sent_again_and_what_has_changed_is() {
        String key = keys.aKey(tenant, "journeys:read", "scores:read");
        String tag = given().header("Authorization", "Bearer " + key).get(PATH).then().statusCode(200)
                .header("Cache-Control", "private, no-cache").extract().header("ETag");
        given().header("Authorization", "Bearer " + key).header("If-None-Match", tag).get(PATH).then().statusCode(304)
                .header("ETag", tag);
        for (String known : List.of("*", "W/" + tag, "\"other\", W/\"a, b\", " + tag)) {
            given().header("Authorization", "Bearer " + key).header("If-None-Match", known).get(PATH).then().statusCode(304);
        }
        for (String unknown : List.of("\"other\"", tag.replace("\"", ""), "\"" + tag.substring(2))) {
            given().header("Authorization", "Bearer " + key).header("If-None-Match", unknown).get(PATH).then().statusCode(200);
        }
        airport.scores(Airport::doesNotKnow);
        given().header("Authorization", "Bearer " + key).header("If-None-Match", tag).get(PATH).then().statusCode(200);
    }
}
