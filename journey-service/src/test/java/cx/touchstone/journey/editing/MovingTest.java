package cx.touchstone.journey.editing;

import static cx.touchstone.journey.JourneyFixture.draw;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MovingTest {

    private final String tenant = aTenant();
    private String journey;

    @BeforeEach
    void a_journey_is_drawn() {
        journey = "/api/v1/journeys/" + draw(tenant, """
                {"name": "Letters", "stages": [
                  {"key": "one", "name": "One", "touchpoints": [
                    {"key": "a", "name": "A"}, {"key": "b", "name": "B"}, {"key": "c", "name": "C"}]},
                  {"key": "two", "name": "Two", "touchpoints": [{"key": "d", "name": "D"}]},
                  {"key": "three", "name": "Three"}]}""").statusCode(201).extract().path("id");
    }

    @Test
    void a_touchpoint_moves_within_its_stage_and_into_another() {
        move("{\"touchpoint\": \"a\", \"after\": \"c\"}").statusCode(200).header("ETag", "\"1\"")
                .body("stages[0].touchpoints", contains("b", "c", "a"));
        move("{\"touchpoint\": \"a\", \"stage\": \"two\"}").body("stages[1].touchpoints", contains("a", "d"));
        move("{\"touchpoint\": \"b\", \"stage\": \"three\"}").body("stages[2].touchpoints", contains("b"));
        as(tenant, "journeys:read").get(journey).then().body("stages[0].touchpoints.name", contains("C"))
                .body("stages[1].touchpoints.name", contains("A", "D"))
                .body("stages[2].touchpoints.name", contains("B"));
    }

    @Test
    void a_move_behind_something_that_moves_waits_for_it() {
        move("{\"touchpoint\": \"a\", \"after\": \"b\"}, {\"touchpoint\": \"b\", \"after\": \"d\"}")
                .body("stages[0].touchpoints", contains("c")).body("stages[1].touchpoints", contains("d", "b", "a"));
    }

    @Test
    void a_stage_moves_with_its_touchpoints() {
        move("{\"stage\": \"one\", \"after\": \"three\"}, {\"stage\": \"three\"}")
                .body("stages.key", contains("three", "one", "two")).body("stages[1].touchpoints", contains("a", "b", "c"));
    }

    @Test
    void a_cycle_is_refused_where_it_is() {
        move("""
                {"touchpoint": "a", "after": "b"}, {"touchpoint": "b", "after": "c"}, {"touchpoint": "c", "after": "a"},
                {"touchpoint": "d", "after": "a"}""").statusCode(400)
                .body("errors.pointer", contains("/moves/0/after", "/moves/1/after", "/moves/2/after"))
                .body("errors[0].code", equalTo("cycle"));
        move("{\"stage\": \"two\", \"after\": \"two\"}").statusCode(400).body("errors.pointer", contains("/moves/0/after"));
        as(tenant, "journeys:read").get(journey).then().header("ETag", "\"0\"");
    }

    @Test
    void what_is_wrong_with_moves_is_named() {
        move("""
                {"touchpoint": "x", "after": "a"}, {"touchpoint": "a", "after": "y"}, {"touchpoint": "b", "stage": "z"},
                {"touchpoint": "c"}, {"touchpoint": "a", "stage": "two"}, {"stage": "four"}, {"touchpoint": "one", "after": "a"}""")
                .statusCode(400)
                .body("errors.pointer",
                        containsInAnyOrder("/moves/0/touchpoint", "/moves/1/after", "/moves/2/stage", "/moves/3",
                                "/moves/4/touchpoint", "/moves/5/stage", "/moves/6/touchpoint"));
        move("{\"touchpoint\": \"a\", \"stage\": \"one\", \"after\": \"d\"}").statusCode(400)
                .body("errors.code", contains("other-stage")).body("errors.pointer", contains("/moves/0/stage"));
        move("").statusCode(400).body("errors.pointer", contains("/moves"));
    }

    private ValidatableResponse move(String moves) {
        return as(tenant, "journeys:write").header("If-Match", "*").body("{\"moves\": [" + moves + "]}")
                .post(journey + "/moves").then();
    }
}
