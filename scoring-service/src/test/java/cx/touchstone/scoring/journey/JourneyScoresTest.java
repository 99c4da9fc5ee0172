package cx.touchstone.scoring.journey;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.plan.Plans.deliver;
import static cx.touchstone.scoring.plan.Plans.touchpoint;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class JourneyScoresTest {

    private final String tenant = aTenant();
    private final UUID journey = UUID.randomUUID();

    @Test
    void touchpoints_count_by_their_importance() {
        deliver(tenant, journey, 1, touchpoint("wifi", 60, "csat=75"), touchpoint("parking", 20, "csat"),
                touchpoint("boarding", 20, "nps", "ces_7_mean"));
        Signals.of(tenant).satisfied(8, 10, "wifi").satisfied(4, 10, "parking")
                .answers(6, "nps", 9, at("boarding")).answers(2, "nps", 7, at("boarding")).answers(2, "nps", 0, at("boarding"))
                .answers(10, "ces_7_mean", 4, at("boarding")).sent();
        // Boarding: NPS 40 is 70 of 100, a mean of 4 on 1..7 is 50 of 100. (60·80 + 20·40 + 20·60) / 100 = 68.
        read("").body("score", equalTo(68f)).body("weightedScore", equalTo(68f)).body("coverage", equalTo(100f))
                .body("version", equalTo(1)).body("touchpoints.key", contains("wifi", "parking", "boarding"))
                .body("touchpoints.score", contains(80f, 40f, 60f)).body("touchpoints.n", contains(10, 10, 20))
                .body("touchpoints[0].metrics[0].target", equalTo(75f)).body("touchpoints[2].metrics.value", contains(4f, 40f))
                .body("touchpoints[2].metrics.score", contains(50f, 70f));
    }

    @Test
    void what_was_not_measured_or_is_withheld_does_not_count() {
        deliver(tenant, journey, 1, touchpoint("wifi", 60, "csat"), touchpoint("parking", 20, "csat"),
                touchpoint("shops", 15, "csat"), touchpoint("art", 5, "csat"));
        Signals.of(tenant).satisfied(8, 10, "wifi").satisfied(4, 10, "parking").satisfied(2, 2, "shops").satisfied(1, 3, "art")
                .sent();
        // The two at the shops may be among the three at the art: parking is withheld with them, and the wifi is left.
        read("").body("score", equalTo(80f)).body("coverage", equalTo(60f))
                .body("touchpoints.withheld", contains(false, true, true, true))
                .body("touchpoints[2].score", nullValue()).body("touchpoints[2].n", nullValue())
                .body("touchpoints[2].metrics[0].withheld", equalTo(true));
        read("?from=2018-01-01").body("score", nullValue()).body("coverage", equalTo(0f))
                .body("touchpoints.withheld", contains(false, false, false, false)).body("touchpoints[0].metrics", hasSize(0));
    }

    @Test
    void a_touchpoint_counts_only_by_the_metrics_of_its_plan() {
        deliver(tenant, journey, 1, touchpoint("wifi", 60, "csat", "not_yet_known"));
        Signals.of(tenant).satisfied(8, 10, "wifi").answers(10, "nps", 0, at("wifi")).satisfied(0, 10, "elsewhere").sent();
        read("").body("score", equalTo(80f)).body("touchpoints[0].metrics.metric", contains("csat"));
    }

    @Test
    void where_less_is_better_less_scores_more() {
        as(tenant, "metrics:write").body("""
                {"key":"annoyance","name":"Annoyance","kind":"perception","scale":{"min":1,"max":5},
                 "direction":"lower-is-better","aggregation":{"type":"mean"}}""").post("/api/v1/metrics").then()
                .statusCode(201);
        deliver(tenant, journey, 1, touchpoint("wifi", 60, "annoyance=2"));
        Signals.of(tenant).answers(8, "annoyance", 2, at("wifi")).sent();
        read("").body("score", equalTo(75f));
        as(tenant, "scores:read").get("/api/v1/scores?groupBy=touchpoint").then().body("items[0].status", equalTo("reached"));
    }

    @Test
    void a_journey_that_was_never_published_is_unknown() {
        as(tenant, "scores:read").get("/api/v1/journey-scores/" + journey).then().statusCode(404).body("code",
                equalTo("journey-unknown"));
        as(tenant, "scores:read").get("/api/v1/journey-scores/departure").then().statusCode(404);
    }

    @Test
    void a_period_that_is_none_is_refused() {
        deliver(tenant, journey, 1, touchpoint("wifi", 60, "csat"));
        as(tenant, "scores:read").get("/api/v1/journey-scores/" + journey + "?from=now&to=then").then().statusCode(400)
                .body("errors.pointer", contains("from", "to"));
    }

    private ValidatableResponse read(String query) {
        return as(tenant, "scores:read").get("/api/v1/journey-scores/" + journey + query).then().statusCode(200);
    }

    private static String at(String touchpoint) {
        return "\"touchpoint\":\"" + touchpoint + "\"";
    }
}
