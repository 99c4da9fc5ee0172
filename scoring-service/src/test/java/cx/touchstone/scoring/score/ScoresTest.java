package cx.touchstone.scoring.score;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.Signals.with;
import static cx.touchstone.scoring.plan.Plans.deliver;
import static cx.touchstone.scoring.plan.Plans.touchpoint;
import static cx.touchstone.scoring.score.ScoreReader.ask;
import static cx.touchstone.scoring.score.ScoreReader.read;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ScoresTest {

    private static final String IN_2016 = "\"observedAt\":\"2016-05-13T07:00:00Z\"";

    private final String tenant = aTenant();

    @Test
    void satisfaction_is_read_with_its_interval_and_distribution() {
        Signals.of(tenant).satisfied(90, 100, "wifi").sent();
        read(tenant, "?metric=csat").body("items[0].value", equalTo(90f)).body("items[0].interval.low", equalTo(82.5634f))
                .body("items[0].interval.high", equalTo(94.4771f)).body("items[0].interval.method", equalTo("wilson"))
                .body("items[0].distribution.value", contains(2, 4)).body("items[0].distribution.n", contains(10, 90));
    }

    @Test
    void weights_have_their_own_value_effective_size_and_interval() {
        Signals.of(tenant).answers(4, "csat", 5, "\"weight\":2.5").answers(6, "csat", 1, "\"weight\":0.5").sent();
        // Σw = 13, Σw² = 26.5: (Σw)²/Σw² = 6.3774. Wilson for 10/13 with that n.
        read(tenant, "?metric=csat").body("items[0].value", equalTo(40f)).body("items[0].n", equalTo(10))
                .body("items[0].weighted.value", equalTo(76.9231f)).body("items[0].weighted.n", equalTo(13))
                .body("items[0].weighted.effectiveN", equalTo(6.3774f))
                .body("items[0].weighted.interval.low", equalTo(39.0578f))
                .body("items[0].weighted.interval.high", equalTo(94.5465f));
    }

    @Test
    void weights_of_one_change_nothing() {
        Signals.of(tenant).satisfied(56, 70, "wifi").sent();
        read(tenant, "?metric=csat").body("items[0].weighted.value", equalTo(80f)).body("items[0].weighted.n", equalTo(70))
                .body("items[0].weighted.effectiveN", equalTo(70f)).body("items[0].weighted.interval.low", equalTo(69.1834f));
    }

    @Test
    void weights_are_summed_to_the_last_decimal() {
        Signals.of(tenant).answers(10, "csat", 5, "\"weight\":0.1000000001").sent();
        var answer = read(tenant, "?metric=csat").extract().asString();
        assertTrue(answer.contains("\"n\":1.000000001,"), answer);
    }

    @Test
    void scores_are_grouped_by_touchpoint() {
        Signals.of(tenant).satisfied(8, 10, "wifi").satisfied(3, 6, "parking").answers(7, "csat", 5).sent();
        read(tenant, "?groupBy=touchpoint").body("items.touchpoint", contains("parking", "wifi"))
                .body("items.value", contains(50f, 80f)).body("items.n", contains(6, 10));
        read(tenant, "?touchpoint=wifi").body("items", hasSize(1)).body("items[0].touchpoint", equalTo("wifi"))
                .body("items[0].n", equalTo(10));
        read(tenant, "?touchpoint=wifi&touchpoint=parking").body("items", hasSize(1)).body("items[0].n", equalTo(16))
                .body("items[0].touchpoint", nullValue());
        read(tenant, "").body("items[0].n", equalTo(23));
    }

    @Test
    void scores_are_grouped_and_filtered_by_an_attribute() {
        Signals.of(tenant).satisfied(8, 10, "wifi", with("gate", "E", "age", "young"))
                .satisfied(6, 12, "wifi", with("gate", "G")).satisfied(5, 5, "parking", with("gate", "E")).sent();
        read(tenant, "?groupBy=attribute:gate").body("items.segment.key", contains("gate", "gate"))
                .body("items.segment.value", contains("E", "G")).body("items.n", contains(15, 12));
        read(tenant, "?attribute=gate:G").body("items", hasSize(1)).body("items[0].value", equalTo(50f))
                .body("items[0].segment.value", equalTo("G"));
        read(tenant, "?groupBy=touchpoint,attribute:gate").body("items.touchpoint", contains("parking", "wifi", "wifi"))
                .body("items.segment.value", contains("E", "E", "G")).body("items.n", contains(5, 10, 12));
        read(tenant, "?touchpoint=wifi&attribute=gate:E").body("items.n", contains(10));
    }

    @Test
    void a_period_includes_both_its_days() {
        Signals.of(tenant).answers(5, "nps", 9, "\"observedAt\":\"2017-05-13T23:59:59Z\"")
                .answers(6, "nps", 0, "\"observedAt\":\"2017-05-14T00:00:00Z\"")
                .answers(7, "nps", 7, "\"observedAt\":\"2017-05-15T01:00:00+02:00\"").sent();
        read(tenant, "?from=2017-05-13&to=2017-05-13").body("items[0].n", equalTo(5));
        read(tenant, "?from=2017-05-14&to=2017-05-14").body("items[0].n", equalTo(13));
        read(tenant, "?from=2017-05-15").body("items", hasSize(0));
        read(tenant, "?to=2017-05-14").body("items[0].n", equalTo(18)).body("period.to", equalTo("2017-05-14"))
                .body("period.from", nullValue());
    }

    @Test
    void a_change_says_whether_it_is_significant() {
        Signals.of(tenant).satisfied(56, 70, "wifi").satisfied(48, 80, "wifi", IN_2016).sent();
        read(tenant, "?groupBy=touchpoint&from=2017-01-01&to=2017-12-31&compareFrom=2016-01-01&compareTo=2016-12-31")
                .body("items[0].value", equalTo(80f)).body("items[0].change.value", equalTo(20f))
                .body("items[0].change.low", equalTo(5.2431f)).body("items[0].change.high", equalTo(33.3873f))
                .body("items[0].change.pValue", equalTo(0.008045f)).body("items[0].change.significant", equalTo(true))
                .body("items[0].change.significantAt", equalTo(0.01f))
                .body("items[0].change.weighted.pValue", equalTo(0.008045f))
                .body("items[0].change.comparison.value", equalTo(60f)).body("items[0].change.comparison.n", equalTo(80));
    }

    @Test
    void a_change_that_chance_explains_is_not_significant() {
        Signals.of(tenant).answers(15, "nps", 6).answers(30, "nps", 7).answers(55, "nps", 10).answers(20, "nps", 0, IN_2016)
                .answers(30, "nps", 8, IN_2016).answers(50, "nps", 9, IN_2016).sent();
        read(tenant, "?from=2017-01-01&compareFrom=2016-01-01&compareTo=2016-12-31").body("items[0].change.value", equalTo(10f))
                .body("items[0].change.pValue", equalTo(0.358751f)).body("items[0].change.significant", equalTo(false))
                .body("items[0].change.significantAt", nullValue());
    }

    @Test
    void without_answers_to_compare_with_there_is_no_change() {
        Signals.of(tenant).satisfied(56, 70, "wifi").sent();
        read(tenant, "?from=2017-01-01&compareFrom=2016-01-01&compareTo=2016-12-31").body("items[0].n", equalTo(70))
                .body("items[0].change", nullValue());
    }

    @Test
    void the_target_is_that_of_the_plan_published_last() {
        Signals.of(tenant).satisfied(7, 10, "wifi").satisfied(7, 10, "parking").sent();
        deliver(tenant, UUID.randomUUID(), UUID.randomUUID(), 3, "2026-02-01T00:00:00Z", touchpoint("wifi", 50, "csat=65"));
        deliver(tenant, UUID.randomUUID(), UUID.randomUUID(), 9, "2026-01-01T00:00:00Z", touchpoint("wifi", 50, "csat=95"),
                touchpoint("parking", 50, "csat=70.5"));
        read(tenant, "?groupBy=touchpoint").body("items.target", contains(70.5f, 65f)).body("items.status",
                contains("missed", "reached"));
        read(tenant, "").body("items[0].target", nullValue()).body("items[0].status", nullValue());
    }

    @Test
    void a_score_may_miss_its_target_and_even_the_floor() {
        Signals.of(tenant).satisfied(5, 10, "wifi").satisfied(7, 10, "parking").satisfied(9, 10, "gate")
                .satisfied(7, 10, "roof").sent();
        deliver(tenant, UUID.randomUUID(), 1, planned("wifi", "{\"metric\":\"csat\",\"target\":80,\"floor\":60}"),
                planned("parking", "{\"metric\":\"csat\",\"target\":80,\"floor\":60,\"benchmark\":75.5}"),
                planned("gate", "{\"metric\":\"csat\",\"floor\":60}"));
        read(tenant, "?groupBy=touchpoint").body("items.touchpoint", contains("gate", "parking", "roof", "wifi"))
                .body("items.status", contains(null, "missed", null, "below-floor"))
                .body("items.floor", contains(60f, 60f, null, 60f)).body("items[1].benchmark", equalTo(75.5f))
                .body("items.planned", contains(true, true, false, true));
    }

    private static String planned(String touchpoint, String metric) {
        return "{\"key\":\"%s\",\"name\":\"%s\",\"importance\":50,\"metrics\":[%s]}".formatted(touchpoint, touchpoint, metric);
    }

    @Test
    void one_tenant_reads_nothing_of_another() {
        Signals.of(tenant).satisfied(7, 10, "wifi", with("gate", "E")).sent();
        var other = aTenant();
        read(other, "").body("items", hasSize(0));
        read(other, "?groupBy=touchpoint,attribute:gate").body("items", hasSize(0));
        Signals.of(other).satisfied(5, 5, "wifi", with("gate", "E")).sent();
        read(other, "?groupBy=attribute:gate").body("items.n", contains(5));
        read(tenant, "?groupBy=attribute:gate").body("items.n", contains(10));
    }

    @Test
    void every_fault_of_a_question_is_named() {
        ask(tenant, "?from=2017-02-30&to=May&compareFrom=2017-01-01&groupBy=gate&attribute=gate").statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", containsInAnyOrder("from", "to", "compareTo", "groupBy", "attribute"));
        ask(tenant, "?from=2017-02-02&to=2017-02-01").statusCode(400).body("errors.pointer", contains("to"));
        ask(tenant, "?metric=nps&metric=happiness&metric=joy").statusCode(400)
                .body("errors.code", contains("unknown-metric", "unknown-metric")).body("errors[0].pointer", equalTo("metric"));
        ask(tenant, "?attribute=gate:E&channel=web&groupBy=attribute:age,attribute:sex").statusCode(400)
                .body("errors[0].code", equalTo("unsupported-combination"));
        var id = UUID.randomUUID();
        ask(tenant, "?metric=joy&journey=" + id + "&persona=" + id).statusCode(400).body("errors.code",
                containsInAnyOrder("unknown-metric", "unknown-journey", "unknown-persona")).body("errors.pointer",
                        containsInAnyOrder("metric", "journey", "persona"));
        deliver(tenant, id, 1, touchpoint("wifi", 50, "csat"));
        ask(tenant, "?journey=" + id + "&stage=outside").statusCode(400).body("errors.pointer", contains("stage"));
    }

    @Test
    void only_who_may_read_scores_reads_them() {
        as(tenant, "signals:write").get("/api/v1/scores").then().statusCode(403).contentType("application/problem+json");
        as(null, "scores:read").get("/api/v1/scores").then().statusCode(200).body("items", hasSize(0));
    }
}
