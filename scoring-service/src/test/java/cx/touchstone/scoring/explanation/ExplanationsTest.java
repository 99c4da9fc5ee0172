package cx.touchstone.scoring.explanation;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import cx.touchstone.scoring.change.Folded;
import cx.touchstone.scoring.plan.Plans;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExplanationsTest {

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();

    @Test
    void a_score_is_explained_by_formula_arithmetic_tallies_and_observations() {
        Signals.of(tenant).answers(6, "nps", 10).answers(2, "nps", 8).answers(2, "nps", 3).sent();
        explain(tenant, id("?metric=nps&from=2017-05-10&to=2017-07-04"), "scores:read", "responses:read").statusCode(200)
                .body("question.metric", contains("nps")).body("question.from", contains("2017-05-10"))
                .body("score.value", equalTo(40.0f)).body("score.n", equalTo(10))
                .body("formula.id", equalTo("nps")).body("formula.version", equalTo(1))
                .body("steps", contains("6 of 10 gave 9 or 10: 60 %", "2 of 10 gave 0 to 6: 20 %", "60 − 20 = 40"))
                .body("tally.apartBy", hasSize(0)).body("tally.spans.span", contains("day", "month", "day"))
                .body("tally.spans.period.from", contains("2017-05-10", "2017-06-01", "2017-07-01"))
                .body("settings.timeZone", equalTo("UTC")).body("settings.threshold", equalTo(5))
                .body("observations.n", equalTo(10)).body("observations.weight", equalTo(10))
                .body("observations.agrees", equalTo(true)).body("observations.sample", hasSize(10))
                .body("observations.sample.source", everyItem(equalTo("test")));
    }

    @Test
    void of_a_group_the_group_is_explained() {
        var journey = UUID.randomUUID();
        Plans.deliver(tenant, journey, 3, Plans.touchpoint("wifi", 50, "csat=80"));
        Signals.of(tenant).satisfied(6, 8, "wifi", Signals.with("area", "A")).satisfied(3, 9, "wifi", Signals.with("area", "B"))
                .satisfied(5, 5, "gate", Signals.with("area", "A")).sent();
        explain(tenant, id("?metric=csat&groupBy=touchpoint,attribute:area&touchpoint=wifi"), "scores:read", "responses:read")
                .statusCode(200).body("score.segment.value", equalTo("A")).body("steps", contains("6 of 8 gave 4 or 5: 75 %"))
                .body("tally", nullValue()).body("score.counted", equalTo("observations"))
                .body("dimensions[0].attributes", contains("area")).body("dimensions[0].state", equalTo("none"))
                .body("plan.journey", equalTo(journey.toString())).body("plan.version", equalTo(3))
                .body("observations.n", equalTo(8)).body("observations.sample", hasSize(8));
    }

    @Test
    void a_sample_is_of_twenty_and_the_same_at_every_look() {
        Signals.of(tenant).answers(30, "nps", 10).sent();
        var id = id("?metric=nps");
        List<String> first = explain(tenant, id, "scores:read", "responses:read").body("observations.sample", hasSize(20))
                .extract().path("observations.sample.id");
        List<String> again = explain(tenant, id, "scores:read", "responses:read").extract().path("observations.sample.id");
        assertEquals(first, again);
    }

    @Test
    void who_may_not_read_responses_is_told_of_no_observation() {
        Signals.of(tenant).answers(6, "nps", 10).sent();
        explain(tenant, id("?metric=nps"), "scores:read").body("observations.n", equalTo(6)).body("observations.sample",
                nullValue());
        explain(tenant, id("?metric=nps"), "responses:read").statusCode(403);
    }

    @Test
    void a_withheld_score_is_explained_without_any_number() {
        Signals.of(tenant).answers(4, "nps", 10).sent();
        explain(tenant, id("?metric=nps"), "scores:read", "responses:read").statusCode(200)
                .body("score.withheld", equalTo(true)).body("formula.id", equalTo("nps")).body("steps", nullValue())
                .body("tally", nullValue()).body("observations", nullValue());
    }

    @Test
    void an_id_means_a_score_of_whoever_reads_it() {
        Signals.of(tenant).answers(6, "nps", 10).sent();
        var id = id("?metric=nps");
        var another = aTenant();
        Signals.of(another).answers(7, "nps", 0).sent();
        explain(another, id, "scores:read").body("score.value", equalTo(-100.0f)).body("observations.n", equalTo(7));
    }

    @Test
    void a_tally_that_is_not_what_was_observed_does_not_agree() throws SQLException {
        Signals.of(tenant).answers(6, "nps", 10).sent();
        Folded.of(tenant);
        Tenant.as(tenant, () -> change("update tally set n = n + 1, weight = weight + 1, weight_squared = weight_squared + 1,"
                + " counts[1] = counts[1] + 1"));
        explain(tenant, id("?metric=nps"), "scores:read").body("score.n", equalTo(7)).body("observations.n", equalTo(6))
                .body("observations.agrees", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "***", "metric", "metric=happiness", "metric=nps&groupBy=touchpoint",
            "metric=nps&metric=csat",
            "metric=nps&journey=0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071", "metric=nps&from=yesterday" })
    void what_is_no_score_s_id_is_unknown(String text) {
        explain(tenant, Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)),
                "scores:read")
                .statusCode(404).body("code", equalTo("score-unknown"));
        explain(tenant, UUID.randomUUID().toString(), "scores:read").statusCode(404);
    }

    private Void change(String sql) {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
            return null;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Of the first of these scores. */
    private String id(String query) {
        return as(tenant, "scores:read").get("/api/v1/scores" + query).then().statusCode(200).extract().path("items[0].id");
    }

    private static ValidatableResponse explain(String tenant, String id, String... scopes) {
        return as(tenant, scopes).get("/api/v1/scores/" + id + "/explanation").then();
    }
}
