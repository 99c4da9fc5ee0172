package cx.touchstone.journey.editing;

import static cx.touchstone.journey.JourneyFixture.aJourneyOf;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EditingTest {

    private final String tenant = aTenant();
    private String journey;

    @BeforeEach
    void a_journey_is_drawn() {
        journey = "/api/v1/journeys/" + aJourneyOf(tenant);
    }

    @Test
    void a_stage_is_added_where_it_belongs() {
        write("{\"key\": \"arrival\", \"name\": \"Arrival\"}").queryParam("position", 0).post(journey + "/stages").then()
                .statusCode(201).header("Location", journey + "/stages/arrival").header("ETag", "\"1\"");
        write("{\"key\": \"gate\", \"name\": \"Gate\"}").post(journey + "/stages").then().statusCode(201);
        draft().body("stages.key", contains("arrival", "inside", "gate"));
        write("{\"key\": \"late\", \"name\": \"Late\"}").queryParam("position", 4).post(journey + "/stages").then()
                .statusCode(400).body("errors.pointer", contains("position"));
    }

    @Test
    void a_part_that_is_there_already_is_refused_with_a_pointer_into_the_part() {
        write("""
                {"key": "inside", "name": "Inside", "touchpoints": [{"key": "bar", "name": "Bar"},
                 {"key": "wifi", "name": "Wi-Fi"}, {"key": "bar", "name": "Bar"}]}""").post(journey + "/stages").then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/key", "/touchpoints/1/key", "/touchpoints/2/key"))
                .body("errors[0].code", equalTo("duplicate-key"));
        write("{\"key\": \"wifi\", \"name\": \"Wi-Fi\"}").queryParam("stage", "inside").post(journey + "/touchpoints").then()
                .statusCode(400).body("errors.pointer", contains("/key"));
        write("{\"key\": \"bar\", \"name\": \"Bar\"}").queryParam("stage", "outside").post(journey + "/touchpoints").then()
                .statusCode(400).body("errors.code", contains("unknown-stage"));
    }

    @Test
    void a_touchpoint_is_added_changed_and_removed() {
        write("{\"key\": \"bar\", \"name\": \"Bar\", \"channels\": [\"in-person\"]}").queryParam("stage", "inside")
                .queryParam("position", 1).post(journey + "/touchpoints").then().statusCode(201)
                .body("importance", equalTo(50)).body("importanceBy", equalTo("rules"));
        draft().body("stages[0].touchpoints.key", contains("restaurants", "bar", "wifi"));
        write("""
                {"name": "Tapas bar", "thinks": "Is there a table?", "feels": {"emotion": 1, "words": "Hungry"},
                 "channels": null, "importance": 80}""").patch(journey + "/touchpoints/bar").then().statusCode(200)
                .header("ETag", "\"2\"").body("name", equalTo("Tapas bar")).body("channels", hasSize(0))
                .body("importance", equalTo(80)).body("importanceBy", equalTo("hand"));
        read().get(journey + "/touchpoints/bar").then().statusCode(200).header("ETag", "\"2\"")
                .body("feels.emotion", equalTo(1)).body("thinks", equalTo("Is there a table?"));
        write("{\"feels\": {\"emotion\": -1}, \"importance\": null}").patch(journey + "/touchpoints/bar").then()
                .body("feels.words", equalTo("Hungry")).body("feels.emotion", equalTo(-1))
                .body("importance", equalTo(50)).body("importanceBy", equalTo("rules"));
        write("").delete(journey + "/touchpoints/bar").then().statusCode(204).header("ETag", "\"4\"");
        read().get(journey + "/touchpoints/bar").then().statusCode(404).body("code", equalTo("touchpoint-unknown"));
        write("{}").patch(journey + "/touchpoints/bar").then().statusCode(404);
    }

    @Test
    void what_is_wrong_with_a_change_is_named() {
        write("{\"feels\": {\"emotion\": 3}, \"importance\": 101}").patch(journey + "/touchpoints/wifi").then().statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/feels/emotion", "/importance"));
        write("{\"colour\": \"red\"}").patch(journey + "/touchpoints/wifi").then().statusCode(400)
                .body("errors.pointer", contains("/colour")).body("errors.code", contains("unknown-field"));
        write("{\"volume\": \"many\"}").patch(journey + "/touchpoints/wifi").then().statusCode(400)
                .body("errors.pointer", contains("/volume"));
        write("{\"key\": \"restaurants\"}").patch(journey + "/touchpoints/wifi").then().statusCode(400)
                .body("errors.pointer", contains("/key")).body("errors.code", contains("duplicate-key"));
        write("{\"name\": null}").patch(journey + "/stages/inside").then().statusCode(400)
                .body("errors.pointer", contains("/name"));
        write("[]").patch(journey).then().statusCode(400);
        write("{\"name\": \" \"}").patch(journey).then().statusCode(400).body("errors.pointer", contains("/name"));
    }

    @Test
    void a_stage_is_renamed_and_removed() {
        write("{\"name\": \"In the terminal\"}").patch(journey + "/stages/inside").then().statusCode(200)
                .body("name", equalTo("In the terminal")).body("touchpoints", hasSize(2));
        write("").delete(journey + "/stages/inside").then().statusCode(204);
        draft().body("stages", hasSize(0));
        write("").delete(journey + "/stages/inside").then().statusCode(404).body("code", equalTo("stage-unknown"));
    }

    @Test
    void some_fields_of_a_journey_are_changed() {
        write("{\"goal\": \"Board at ease\", \"kind\": \"to-be\"}").contentType("application/merge-patch+json")
                .patch(journey).then().statusCode(200).header("ETag", "\"1\"").body("goal", equalTo("Board at ease"))
                .body("kind", equalTo("to-be")).body("stages[0].touchpoints", hasSize(2));
        write("{\"goal\": null}").patch(journey).then().body("goal", nullValue()).body("name", equalTo("A flight"));
    }

    @Test
    void of_two_who_edit_at_once_the_second_is_told_and_loses_nothing() {
        String bar = "{\"key\": \"bar\", \"name\": \"Bar\"}";
        RequestSpecification second = as(tenant, "journeys:write").header("If-Match", "\"0\"");
        write(bar).queryParam("stage", "inside").post(journey + "/touchpoints").then().statusCode(201);
        second.body("{\"name\": \"Wireless\"}").patch(journey + "/touchpoints/wifi").then().statusCode(412);
        draft().body("stages[0].touchpoints.name", contains("Restaurants", "Wi-Fi", "Bar"));
        as(tenant, "journeys:write").body(bar).patch(journey + "/touchpoints/wifi").then().statusCode(428);
        as(tenant, "journeys:write").delete(journey + "/touchpoints/wifi").then().statusCode(428);
        as(aTenant(), "journeys:write").header("If-Match", "*").delete(journey + "/touchpoints/wifi").then().statusCode(404);
    }

    private ValidatableResponse draft() {
        return read().get(journey).then().statusCode(200);
    }

    private RequestSpecification read() {
        return as(tenant, "journeys:read");
    }

    private RequestSpecification write(String body) {
        return as(tenant, "journeys:write").header("If-Match", "*").body(body);
    }
}
