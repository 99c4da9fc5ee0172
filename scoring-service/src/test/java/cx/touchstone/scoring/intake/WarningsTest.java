package cx.touchstone.scoring.intake;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static cx.touchstone.scoring.Signals.retraction;
import static cx.touchstone.scoring.plan.Plans.deliver;
import static cx.touchstone.scoring.plan.Plans.touchpoint;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WarningsTest {

    private final String tenant = aTenant();

    @Test
    void a_touchpoint_that_no_plan_has_is_counted_with_a_warning() {
        deliver(tenant, UUID.randomUUID(), 1, touchpoint("wifi", 50, "csat"));
        deliver(tenant, UUID.randomUUID(), 1, touchpoint("parking", 50, "csat"));
        post(tenant, List.of(at("wifi"), at("parking"), at("lounge"), observation("nowhere", "nps", 9, ""),
                observation("bad", "nps", 99, "\"touchpoint\":\"lounge\""), retraction("gone", 1)))
                .body("results.outcome", contains("accepted", "accepted", "accepted", "accepted", "refused", "accepted"))
                .body("results[2].warnings.code", contains("unplanned-touchpoint"))
                .body("results[2].warnings[0].detail", equalTo("No published plan has a touchpoint lounge."))
                .body("results.findAll { it.warnings != null }.id", contains("at-lounge"));
    }

    @Test
    void a_later_plan_heals_it_within_a_moment() {
        deliver(tenant, UUID.randomUUID(), 1);
        post(tenant, List.of(at("wifi"))).body("results[0].warnings.code", contains("unplanned-touchpoint"));
        deliver(tenant, UUID.randomUUID(), 1, touchpoint("wifi", 50, "csat"));
        eventually(() -> post(tenant, List.of(at("wifi"))).body("results[0].outcome", equalTo("duplicate"))
                .body("results[0].warnings", nullValue()));
    }

    @Test
    void nobody_is_warned_before_there_is_a_plan() {
        deliver(aTenant(), UUID.randomUUID(), 1, touchpoint("wifi", 50, "csat"));
        post(tenant, List.of(at("lounge"))).body("results[0].warnings", nullValue());
    }

    private static String at(String touchpoint) {
        return observation("at-" + touchpoint, "nps", 9, "\"touchpoint\":\"" + touchpoint + "\"");
    }
}
