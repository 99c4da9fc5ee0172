package cx.touchstone.journey.publishing;

import static cx.touchstone.journey.JourneyFixture.A_FLIGHT;
import static cx.touchstone.journey.JourneyFixture.aJourneyOf;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class VersionsTest {

    private final String tenant = aTenant();
    private String journey;

    @BeforeEach
    void a_journey_is_drawn() {
        journey = "/api/v1/journeys/" + aJourneyOf(tenant);
    }

    @Test
    void what_is_published_already_is_not_published_twice() {
        write("{\"note\": \"To begin with\"}").post(journey + "/versions").then().statusCode(201)
                .body("note", equalTo("To begin with"));
        write("{\"note\": \"Again\"}").post(journey + "/versions").then().statusCode(200).body("version", equalTo(1))
                .body("note", equalTo("To begin with")).header("Location", journey + "/versions/1");
        write("{\"importance\": 90}").patch(journey + "/touchpoints/wifi").then().statusCode(200);
        write("").post(journey + "/versions").then().statusCode(201).body("version", equalTo(2)).body("note", nullValue());
        read().get(journey + "/versions").then().body("items.note", contains("To begin with", null))
                .body("items.version", contains(1, 2)).body("items.stages", contains(nullValue(), nullValue()));
    }

    @Test
    void two_versions_are_compared_and_one_with_the_draft() {
        write("").post(journey + "/versions").then().statusCode(201);
        write("{\"importance\": 90, \"name\": \"Wireless\"}").patch(journey + "/touchpoints/wifi").then().statusCode(200);
        write("").post(journey + "/versions").then().statusCode(201);
        write("{\"goal\": \"Board\"}").patch(journey).then().statusCode(200);
        write("{\"moves\": [{\"touchpoint\": \"wifi\", \"stage\": \"inside\"}]}").post(journey + "/moves").then()
                .statusCode(200);
        read().get(journey + "/comparison?from=1&to=2").then().statusCode(200).body("changed", empty())
                .body("touchpoints.reweighted[0].from", equalTo(50)).body("touchpoints.reweighted[0].to", equalTo(90))
                .body("touchpoints.changed[0].fields", contains("name")).body("touchpoints.moved", empty());
        read().get(journey + "/comparison?from=2").then().statusCode(200).body("to", equalTo("draft"))
                .body("changed", contains("goal")).body("touchpoints.moved.key", hasSize(1));
        read().get(journey + "/comparison?from=7").then().statusCode(404);
        read().get(journey + "/comparison?from=first").then().statusCode(400).body("errors.pointer", contains("from"));
    }

    @Test
    void a_version_becomes_the_draft_again() {
        write("").post(journey + "/versions").then().statusCode(201);
        write("{\"name\": \"Other\", \"stages\": []}").put(journey).then().statusCode(200);
        as(tenant, "journeys:write").header("If-Match", "\"0\"").post(journey + "/versions/1/restoration").then()
                .statusCode(412);
        write("").post(journey + "/versions/1/restoration").then().statusCode(200).body("name", equalTo("A flight"))
                .body("stages[0].touchpoints.key", contains("restaurants", "wifi"));
        write("").post(journey + "/versions").then().statusCode(200).body("version", equalTo(1));
    }

    @Test
    void an_archived_journey_is_read_and_changes_no_more() {
        write("").post(journey + "/archive").then().statusCode(200).body("status", equalTo("archived"));
        read().get("/api/v1/journeys?status=archived").then().body("items", hasSize(1));
        write(A_FLIGHT).put(journey).then().statusCode(409).body("code", equalTo("journey-archived"));
        write("").post(journey + "/versions").then().statusCode(409).body("code", equalTo("journey-archived"));
        write("").post(journey + "/reactivation").then().statusCode(200).body("status", equalTo("draft"));
        write("").post(journey + "/versions").then().statusCode(201);
    }

    @Test
    void only_what_was_never_published_is_deleted() {
        String other = "/api/v1/journeys/" + aJourneyOf(tenant);
        as(tenant, "journeys:write").delete(other).then().statusCode(428);
        write("").delete(other).then().statusCode(204);
        read().get(other).then().statusCode(404);
        write("").post(journey + "/versions").then().statusCode(201);
        write("").delete(journey).then().statusCode(409).body("code", equalTo("journey-published"))
                .body("errors.pointer", contains(journey + "/versions/1"));
    }

    private RequestSpecification read() {
        return as(tenant, "journeys:read");
    }

    private RequestSpecification write(String body) {
        return as(tenant, "journeys:write").header("If-Match", "*").body(body);
    }
}
