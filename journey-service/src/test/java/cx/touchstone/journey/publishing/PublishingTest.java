package cx.touchstone.journey.publishing;

import static cx.touchstone.journey.JourneyFixture.A_FLIGHT;
import static cx.touchstone.journey.JourneyFixture.aJourneyOf;
import static cx.touchstone.journey.JourneyFixture.draw;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class PublishingTest {

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();

    @AfterEach
    void theNeighbourIsBack() {
        ScoringNeighbour.answer = 204;
    }

    @Test
    void a_published_version_stays_as_it_was() {
        String id = aJourneyOf(tenant);
        publish(id, 201);
        as(tenant, "journeys:write").header("If-Match", "*").body(A_FLIGHT.replace("Restaurants", "Bars"))
                .put("/api/v1/journeys/" + id).then().statusCode(200).body("latestVersion", equalTo(1));
        publish(id, 201);
        as(tenant, "journeys:read").get("/api/v1/journeys/" + id + "/versions").then()
                .body("items.version", contains(1, 2)).body("items.touchpointCount", contains(2, 2));
        as(tenant, "journeys:read").get("/api/v1/journeys/" + id + "/versions/2").then()
                .body("stages[0].touchpoints[0].name", equalTo("Bars"));
        as(tenant, "journeys:read").get("/api/v1/journeys/" + id + "/versions/1").then()
                .body("stages[0].touchpoints[0].name", equalTo("Restaurants"));
        as(tenant, "journeys:read").get("/api/v1/journeys/" + id + "/versions/3").then().statusCode(404);
    }

    @Test
    void the_database_itself_refuses_to_change_a_version() {
        publish(aJourneyOf(tenant), 201);
        SQLException refused = assertThrows(SQLException.class, () -> Tenant.as(tenant, () -> {
            try (Connection connection = database.getConnection()) {
                return connection.createStatement().executeUpdate("update journey_version set name = 'x'");
            } catch (SQLException e) {
                return sneaky(e);
            }
        }));
        assertEquals("42501", refused.getSQLState());
    }

    @Test
    void a_journey_without_touchpoints_is_not_published() {
        String id = draw(tenant, "{\"name\": \"Nothing yet\"}").statusCode(201).extract().path("id");
        publish(id, 409).body("code", equalTo("journey-empty"));
        as(tenant, "journeys:read").get("/api/v1/journeys/" + id + "/versions").then().body("items", empty());
    }

    @Test
    void publishing_tells_scoring_what_to_measure() {
        String id = aJourneyOf(tenant);
        publish(id, 201);
        eventually(() -> assertEquals(1, plansOf(id).size()));
        ScoringNeighbour.Taken plan = plansOf(id).getFirst();
        assertTrue(plan.bearer().startsWith("Bearer ey"), plan.bearer());
        assertTrue(plan.body().contains("\"importance\":70"), plan.body());
        assertTrue(plan.body().contains("\"metric\":\"csat\",\"target\":80,\"floor\":60,\"benchmark\":76"), plan.body());
        assertTrue(plan.body().contains("\"stageName\":\"Inside the terminal\""), plan.body());
        assertTrue(plan.body().contains("\"channels\":[\"in-person\"]"), plan.body());
    }

    @Test
    void a_plan_waits_for_a_neighbour_that_is_away() {
        ScoringNeighbour.answer = 503;
        String id = aJourneyOf(tenant);
        publish(id, 201);
        eventually(() -> assertTrue(attemptsOf(tenant) >= 2));
        assertEquals(List.of(), plansOf(id));
        ScoringNeighbour.answer = 204;
        eventually(() -> assertEquals(1, plansOf(id).size()));
    }

    @Test
    void a_plan_that_is_refused_is_kept_and_shown_and_can_be_sent_again() {
        ScoringNeighbour.answer = 400;
        String id = aJourneyOf(tenant);
        publish(id, 201);
        eventually(() -> as(tenant, "admin").get("/api/v1/dead-letters/journey-service").then().body("items", hasSize(1))
                .body("items[0].reason", equalTo("answered 400")));
        ScoringNeighbour.answer = 204;
        String letter = as(tenant, "admin").get("/api/v1/dead-letters/journey-service").path("items[0].id");
        as(aTenant(), "admin").post("/api/v1/dead-letters/journey-service/" + letter + "/retry").then().statusCode(404);
        as(tenant, "admin").post("/api/v1/dead-letters/journey-service/" + letter + "/retry").then().statusCode(204);
        eventually(() -> assertEquals(1, plansOf(id).size()));
        as(tenant, "admin").get("/api/v1/dead-letters/journey-service").then().body("items", empty());
        as(tenant, "journeys:read").get("/api/v1/dead-letters/journey-service").then().statusCode(403);
        as(tenant, "admin").get("/api/v1/dead-letters/elsewhere").then().statusCode(404);
    }

    private io.restassured.response.ValidatableResponse publish(String id, int status) {
        return as(tenant, "journeys:write").post("/api/v1/journeys/" + id + "/versions").then().statusCode(status);
    }

    private static List<ScoringNeighbour.Taken> plansOf(String journey) {
        return ScoringNeighbour.TAKEN.stream().filter(taken -> taken.path().endsWith(journey)).toList();
    }

    private int attemptsOf(String tenant) {
        return Tenant.as(tenant, () -> {
            try (Connection connection = database.getConnection();
                    var row = connection.createStatement().executeQuery("select coalesce(max(attempts), 0) from outbox")) {
                row.next();
                return row.getInt(1);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static <T, E extends Throwable> T sneaky(Throwable e) throws E {
        throw (E) e;
    }
}
