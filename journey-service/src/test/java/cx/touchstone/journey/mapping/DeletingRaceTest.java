package cx.touchstone.journey.mapping;

import static cx.touchstone.journey.AuditFixture.anAuditOf;
import static cx.touchstone.journey.AuditFixture.write;
import static cx.touchstone.journey.JourneyFixture.A_FLIGHT;
import static cx.touchstone.journey.JourneyFixture.aJourneyOf;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A journey is removed while somebody else works with it: one of both finds what the other did. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class DeletingRaceTest {

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();
    private final ExecutorService others = Executors.newCachedThreadPool();
    private String id;
    private String journey;

    @BeforeEach
    void aJourneyIsDrawn() {
        id = aJourneyOf(tenant);
        journey = "/api/v1/journeys/" + id;
    }

    @AfterEach
    void everybodyHasGone() {
        others.close();
    }

    @Test
    void an_audit_that_begins_to_name_it_meanwhile_names_what_is_not_there() throws Exception {
        both(this::delete, () -> write(tenant, anAuditOf(id)).post("/api/v1/audits"), (deleted, planned) -> {
            assertEquals(204, deleted);
            assertEquals(400, planned);
        });
        read(404);
    }

    @Test
    void it_stays_for_an_audit_that_named_it_first() throws Exception {
        both(() -> write(tenant, anAuditOf(id)).post("/api/v1/audits"), this::delete, (planned, deleted) -> {
            assertEquals(201, planned);
            assertEquals(409, deleted);
        });
        read(200);
    }

    @Test
    void what_is_published_meanwhile_is_gone() throws Exception {
        both(this::delete, this::publish, (deleted, published) -> {
            assertEquals(204, deleted);
            assertEquals(404, published);
        });
        assertTrue(ScoringNeighbour.TAKEN.stream().noneMatch(taken -> taken.path().endsWith(id)));
    }

    @Test
    void what_was_published_first_stays() throws Exception {
        both(this::publish, this::delete, (published, deleted) -> {
            assertEquals(201, published);
            assertTrue(deleted == 412 || deleted == 409, "answered " + deleted);
        });
        read(200);
    }

    @Test
    void who_redraws_it_meanwhile_redraws_nothing() throws Exception {
        both(this::delete, this::redraw, (deleted, redrawn) -> {
            assertEquals(204, deleted);
            assertTrue(redrawn == 412 || redrawn == 404, "answered " + redrawn);
        });
        read(404);
    }

    @Test
    void two_who_publish_at_once_publish_one_version() throws Exception {
        both(this::publish, this::publish, (first, second) -> {
            assertEquals(201, first);
            assertEquals(200, second);
        });
    }

    private interface Outcome {
        void is(int first, int second);
    }

    /** Both come while somebody holds the journey; the first stands in front of the second, and then it is let go. */
    private void both(Callable<Response> first, Callable<Response> second, Outcome outcome) throws Exception {
        Future<Response> before;
        Future<Response> after;
        try (Connection holder = Tenant.as(tenant, this::connection)) {
            holder.setAutoCommit(false);
            try (PreparedStatement hold = holder.prepareStatement("select from journey where id = ? for update")) {
                hold.setObject(1, UUID.fromString(id));
                hold.executeQuery();
                before = others.submit(first);
                eventually(() -> assertEquals(1, waiting(before)));
                after = others.submit(second);
                eventually(() -> assertEquals(2, waiting(before, after)));
            } finally {
                holder.rollback();
                holder.setAutoCommit(true);
            }
        }
        outcome.is(before.get().statusCode(), after.get().statusCode());
    }

    /** How many wait for a lock, or have their answer already. */
    private long waiting(Future<?>... callers) {
        long answered = Arrays.stream(callers).filter(Future::isDone).count();
        try (Connection connection = connection(); ResultSet row = connection.createStatement().executeQuery("""
                select count(*) from pg_stat_activity
                where datname = current_database() and usename = current_user and wait_event_type = 'Lock'""")) {
            row.next();
            return answered + row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Connection connection() {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Response delete() {
        return as(tenant, "journeys:write").header("If-Match", "*").delete(journey);
    }

    private Response publish() {
        return as(tenant, "journeys:write").post(journey + "/versions");
    }

    private Response redraw() {
        return as(tenant, "journeys:write").header("If-Match", "*").body(A_FLIGHT.replace("Wi-Fi", "Wifi")).put(journey);
    }

    private void read(int status) {
        as(tenant, "journeys:read").get(journey).then().statusCode(status);
    }
}
