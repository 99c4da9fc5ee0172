package cx.touchstone.scoring.reconciliation;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.Management;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReconciliationTest {

    @Inject
    AgroalDataSource database;
    @Inject
    Reconcile reconcile;
    @Inject
    Drift drift;

    private final String tenant = aTenant();

    private Reconciled reconciled() {
        return new Reconciled(database, tenant);
    }

    @Test
    void before_anything_was_compared_there_is_nothing_to_read() {
        as(tenant, "admin").get("/api/v1/reconciliation").then().statusCode(404).body("code",
                equalTo("reconciliation-unknown"));
    }

    @Test
    void only_administrators_may_see_or_begin_one() {
        as(tenant, "scores:read").get("/api/v1/reconciliation").then().statusCode(403);
        as(tenant, "scores:read").post("/api/v1/reconciliations").then().statusCode(403);
    }

    @Test
    void one_that_is_begun_is_done_soon_and_names_what_differs() {
        Signals.of(tenant).answers(30, "nps", 9).answers(20, "nps", 3, "\"observedAt\":\"2016-12-31T07:00:00Z\"").sent();
        reconciled().tamper("update tally set people = 1 where family = 0 and touchpoint = '*' and span = 'D'");
        String begun = as(tenant, "admin").post("/api/v1/reconciliations").then().statusCode(202)
                .body("finishedAt", nullValue()).body("observationsTotal", equalTo(50)).body("monthsTotal", greaterThan(1))
                .extract().header("Location");
        eventually(() -> as(tenant, "admin").get(begun).then().statusCode(200).body("state", equalTo("done")));
        int months = as(tenant, "admin").get(begun).path("monthsTotal");
        as(tenant, "admin").get(begun).then().body("monthsDone", equalTo(months)).body("observationsTotal", equalTo(50));
        as(aTenant(), "admin").get(begun).then().statusCode(404).body("code", equalTo("reconciliation-unknown"));
        as(tenant, "admin").get("/api/v1/reconciliation").then().body("observations", equalTo(50))
                .body("differenceCount", equalTo(2)).body("differences", hasSize(2))
                .body("differences.people", equalTo(List.of(-19, -29)));
        as(aTenant(), "admin").get("/api/v1/reconciliation").then().statusCode(404);
    }

    @Test
    void who_begins_one_while_one_is_running_joins_it() {
        Signals.of(tenant).answers(5, "nps", 9).sent();
        var running = begun();
        var joined = begun();
        // Unless it was done in between.
        assertTrue(joined.equals(running) || "done".equals(as(tenant, "admin").get(running).path("state")),
                () -> joined + " beside " + as(tenant, "admin").get(running).asString());
    }

    /** Where it is followed. */
    private String begun() {
        return as(tenant, "admin").post("/api/v1/reconciliations").then().statusCode(202).extract().header("Location");
    }

    @Test
    void more_than_somebody_waits_for_is_not_counted_at_once() {
        Signals.of(tenant).answers(5, "nps", 9).sent();
        reconciled().tamper("update tally set n = n + 50000 where family = 0 and span = 'M' and touchpoint = '*'");
        reconciled().now().statusCode(409).body("code", equalTo("too-many-to-recount-now"));
    }

    @Test
    void readings_are_compared_with_what_was_observed() {
        var more = "\"channel\":\"web\",\"subject\":{\"system\":\"site\",\"type\":\"account\",\"id\":\"1\"}";
        Signals.of(tenant).answers(2, "social_followers", 900, more).answers(1, "social_followers", 800)
                .answers(1, "social_followers", 700, "\"observedAt\":\"2017-05-14T07:00:00Z\"," + more).sent();
        assertEquals(0, reconciled().differenceCount());
        reconciled().tamper("delete from reading where value = 700");
        reconciled().tamper("""
                insert into reading select tenant_id, metric, series, observed_at, source, 'nobody', value, touchpoint, channel,
                    attributes from reading where value = 800""");
        assertEquals(List.of("reading 2017-05-13 1 800", "reading 2017-05-14 -1 -700"),
                reconciled().differences().stream().map(one -> "%s %s %s %s".formatted(one.get("span"), one.get("day"),
                        one.get("n"), one.get("total"))).toList());
    }

    @Test
    void every_tenant_with_observations_is_compared_every_night() {
        Signals.of(tenant).answers(7, "nps", 9).sent();
        assertTrue(reconcile.observed().stream().anyMatch(one -> one.tenant().equals(tenant)));
    }

    @Test
    void two_that_are_begun_at_once_are_one() {
        Signals.of(tenant).answers(7, "nps", 9).sent();
        var one = Tenant.as(tenant, () -> reconcile.begin());
        var other = Tenant.as(tenant, () -> reconcile.begin());
        assertTrue(one.id.equals(other.id) || one.finishedAt != null || other.startedAt.isAfter(one.startedAt));
    }

    @Test
    void the_drift_of_all_tenants_is_a_metric() {
        Signals.of(tenant).answers(9, "nps", 9).sent();
        eventually(() -> assertEquals(0, running()));
        drift.look();
        double before = metric("touchstone_reconciliation_drift");
        reconciled().tamper("update tally set n = n + 3 where family = 0 and touchpoint = '*'");
        as(tenant, "admin").post("/api/v1/reconciliations").then().statusCode(202);
        eventually(() -> as(tenant, "admin").get("/api/v1/reconciliation").then().body("state", equalTo("done")));
        drift.look();
        assertEquals(6, metric("touchstone_reconciliation_drift") - before);
        assertTrue(metric("touchstone_reconciliation_age_seconds") >= 0);
    }

    private int running() {
        return Tenant.as(Tenant.NOBODY, () -> {
            try (var connection = database.getConnection();
                    var row = connection.createStatement().executeQuery("select count(*) from reconciliations_running()")) {
                row.next();
                return row.getInt(1);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static double metric(String name) {
        assertFalse(Management.series(name).isEmpty());
        return Management.metric(name);
    }
}
