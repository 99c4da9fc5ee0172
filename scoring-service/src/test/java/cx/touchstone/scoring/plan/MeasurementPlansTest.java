package cx.touchstone.scoring.plan;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.plan.Plans.deliver;
import static cx.touchstone.scoring.plan.Plans.touchpoint;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.plan.PlannedTouchpoint.PlannedMetric;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MeasurementPlansTest {

    @Inject
    MeasurementPlans plans;

    private final String tenant = aTenant();
    private final UUID journey = UUID.randomUUID();

    @Test
    void the_newest_version_stays_whatever_the_order_of_arrival() {
        for (int version : new int[] { 2, 1, 4, 3, 4 }) {
            deliver(tenant, journey, version, touchpoint("wifi", version, "csat")).statusCode(204);
        }
        assertEquals(4, version());
    }

    @Test
    void versions_that_arrive_at_once_leave_the_newest() throws Exception {
        var arrivals = IntStream.rangeClosed(1, 24).<Callable<ValidatableResponse>> mapToObj(
                version -> () -> deliver(tenant, journey, version, touchpoint("wifi", 50, "csat")).statusCode(204)).toList();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var arrival : threads.invokeAll(arrivals)) {
                arrival.get();
            }
        }
        assertEquals(24, version());
    }

    @Test
    void a_plan_may_say_more_of_touchpoints_and_metrics() {
        deliver(tenant, journey, 1,
                """
                        {"key":"wifi","name":"Wi-Fi","stage":"inside","stageName":"Inside the terminal","kind":"digital","channels":["app","web"],
                         "importance":50,"metrics":[{"metric":"csat","target":80,"floor":60.5,"benchmark":75}]}""")
                .statusCode(204);
        var planned = Tenant.as(tenant, () -> QuarkusTransaction.requiringNew().call(() -> plans.findById(journey)))
                .touchpoints().getFirst();
        assertEquals(new PlannedTouchpoint("wifi", "Wi-Fi", "inside", "Inside the terminal", "digital", List.of("app", "web"),
                50.0, List.of(new PlannedMetric("csat", 80.0, 60.5, 75.0))), planned);
    }

    @Test
    void a_message_that_arrives_again_changes_nothing() {
        var message = UUID.randomUUID();
        deliver(tenant, journey, message, 1, "2026-01-01T00:00:00Z", touchpoint("wifi", 50, "csat")).statusCode(204);
        deliver(tenant, journey, message, 1, "2026-01-01T00:00:00Z", touchpoint("wifi", 50, "csat")).statusCode(204);
        assertEquals(1, version());
    }

    @Test
    void a_version_is_read_once_and_the_next_one_counts_as_soon_as_it_is_there() {
        deliver(tenant, journey, 1, touchpoint("wifi", 10, "csat")).statusCode(204);
        var first = latest(tenant);
        assertSame(first, latest(tenant));
        deliver(tenant, journey, 2, touchpoint("wifi", 20, "csat")).statusCode(204);
        assertEquals(2, latest(tenant).version());
        assertEquals(20.0, latest(tenant).touchpoints().getFirst().importance());
        var other = aTenant();
        deliver(other, journey, 2, touchpoint("wifi", 30, "csat")).statusCode(204);
        assertEquals(30.0, latest(other).touchpoints().getFirst().importance());
    }

    private MeasurementPlan latest(String whose) {
        return Tenant.as(whose, () -> QuarkusTransaction.requiringNew().call(plans::latestFirst)).getFirst();
    }

    @Test
    void a_plan_belongs_to_one_tenant() {
        deliver(tenant, journey, 1, touchpoint("wifi", 50, "csat")).statusCode(204);
        var other = aTenant();
        as(other, "scores:read").get("/api/v1/journey-scores/" + journey).then().statusCode(404);
        deliver(other, journey, 7, touchpoint("wifi", 50, "csat")).statusCode(204);
        assertEquals(1, version());
    }

    @Test
    void every_fault_of_a_plan_is_named() {
        deliver(tenant, journey, 0, touchpoint("Wi-Fi", 101, "csat")).statusCode(400).body("errors.pointer",
                containsInAnyOrder("/version", "/touchpoints/0/key", "/touchpoints/0/importance"));
        deliver(tenant, journey, 1, touchpoint("wifi", 1, "csat"), touchpoint("wifi", 2, "csat")).statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/touchpoints/1/key"));
    }

    @Test
    void only_a_neighbour_delivers_plans() {
        as(tenant, "admin", "scores:read").body("{}").put("/internal/measurement-plans/" + journey).then().statusCode(403);
    }

    private int version() {
        return as(tenant, "scores:read").get("/api/v1/journey-scores/" + journey).then().statusCode(200).extract()
                .path("version");
    }
}
