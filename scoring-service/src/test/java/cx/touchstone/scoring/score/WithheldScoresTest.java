package cx.touchstone.scoring.score;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.Signals.with;
import static cx.touchstone.scoring.score.ScoreReader.read;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WithheldScoresTest {

    private static final Set<String> TOLD = Set.of("metric", "unit", "method", "withheld", "withheldReason", "id");

    private final String tenant = aTenant();

    @Test
    void four_answers_are_withheld_and_five_are_not() {
        Signals.of(tenant).answers(4, "nps", 9).answers(5, "csat", 4).sent();
        read(tenant, "").body("threshold", equalTo(5)).body("items.metric", contains("csat", "nps"))
                .body("items.withheld", contains(false, true)).body("items[0].n", equalTo(5));
        Map<String, ?> withheld = read(tenant, "?metric=nps").body("items[0].withheldReason", equalTo("too-few-answers"))
                .extract().path("items[0]");
        assertEquals(TOLD, withheld.keySet());
    }

    @Test
    void a_metric_asked_for_by_name_is_answered_even_when_nobody_answered() {
        Map<String, ?> withheld = read(tenant, "?metric=nps").body("items", hasSize(1)).extract().path("items[0]");
        assertEquals(TOLD, withheld.keySet());
    }

    @Test
    void a_small_group_cannot_be_had_by_subtracting_the_others_from_all() {
        Signals.of(tenant).answers(3, "nps", 9, with("gate", "A")).answers(12, "nps", 9, with("gate", "B"))
                .answers(20, "nps", 9, with("gate", "C")).sent();
        read(tenant, "?groupBy=attribute:gate").body("items.segment.value", contains("A", "B", "C"))
                .body("items.withheld", contains(true, true, false));
        read(tenant, "").body("items[0].n", equalTo(35));
    }

    @Test
    void filtering_tells_no_more_than_grouping() {
        Signals.of(tenant).answers(3, "nps", 9, with("gate", "A")).answers(12, "nps", 9, with("gate", "B"))
                .answers(20, "nps", 9, with("gate", "C")).sent();
        read(tenant, "?attribute=gate:B").body("items.withheld", contains(true));
        read(tenant, "?attribute=gate:C").body("items.withheld", contains(false));
    }

    @Test
    void those_without_the_attribute_cannot_be_had_either() {
        Signals.of(tenant).answers(3, "nps", 9).answers(12, "nps", 9, with("gate", "B"))
                .answers(20, "nps", 9, with("gate", "C"))
                .sent();
        read(tenant, "?groupBy=attribute:gate").body("items.withheld", contains(true, false));
    }

    @Test
    void touchpoints_counted_together_do_not_give_a_small_one_away() {
        Signals.of(tenant).satisfied(2, 3, "wifi").satisfied(5, 10, "parking").satisfied(20, 30, "shops").sent();
        read(tenant, "?groupBy=touchpoint").body("items.touchpoint", contains("parking", "shops", "wifi"))
                .body("items.withheld", contains(true, false, true));
        read(tenant, "?touchpoint=shops&touchpoint=wifi").body("items.withheld", contains(true));
        read(tenant, "?touchpoint=shops").body("items.withheld", contains(false));
    }

    @Test
    void a_small_cell_cannot_be_had_from_its_row_or_column() {
        Signals.of(tenant).satisfied(2, 3, "wifi", with("gate", "A")).satisfied(9, 40, "wifi", with("gate", "B"))
                .satisfied(9, 25, "parking", with("gate", "A")).satisfied(9, 35, "parking", with("gate", "B")).sent();
        List<Boolean> cells = read(tenant, "?groupBy=touchpoint&groupBy=attribute:gate").extract().path("items.withheld");
        assertEquals(List.of(true, true, true, true), cells);
        read(tenant, "?groupBy=touchpoint").body("items.withheld", contains(false, false));
        read(tenant, "?groupBy=attribute:gate").body("items.withheld", contains(false, false));
    }

    @Test
    void a_comparison_period_is_protected_in_the_same_way() {
        var in2016 = "\"observedAt\":\"2016-05-13T07:00:00Z\",";
        Signals.of(tenant).answers(9, "nps", 9, with("gate", "A")).answers(12, "nps", 9, with("gate", "B"))
                .answers(20, "nps", 9, with("gate", "C")).answers(3, "nps", 9, in2016 + with("gate", "A"))
                .answers(12, "nps", 9, in2016 + with("gate", "B")).answers(20, "nps", 9, in2016 + with("gate", "C")).sent();
        // All time without 2017 are the three of 2016 at gate A: so 2017 is not told of it, nor of B, which conceals it.
        List<Map<String, ?>> items = read(tenant,
                "?groupBy=attribute:gate&from=2017-01-01&compareFrom=2016-01-01&compareTo=2016-12-31")
                .body("items.withheld", contains(true, true, false)).extract().path("items");
        assertEquals(List.of(false, false, true), items.stream().map(item -> item.containsKey("change")).toList());
        read(tenant, "?groupBy=attribute:gate").body("items.withheld", contains(false, false, false));
    }

    @Test
    void five_answers_of_one_person_are_withheld_and_of_five_people_are_not() {
        Signals.of(tenant).answers(1, "empathy", 4).answers(4, "empathy", 4, "\"person\":\"again\"").sent();
        read(tenant, "?metric=empathy").body("items[0].withheld", equalTo(true));
        Signals.of(tenant).answers(4, "empathy", 4).answers(16, "empathy", 4, "\"person\":\"again\"").sent();
        read(tenant, "?metric=empathy").body("items[0].n", equalTo(25)).body("items[0].people", equalTo(5));
    }

    @Test
    void a_day_cannot_be_had_by_subtracting_the_others_from_its_month() {
        on("2017-05-04", 20).on("2017-05-05", 20).on("2017-05-31", 3).on("2017-06-10", 30);
        read(tenant, "?metric=nps&from=2017-05-01&to=2017-05-31").body("items[0].n", equalTo(43));
        read(tenant, "?metric=nps&from=2017-05-01&to=2017-05-30").body("items[0].withheldReason", equalTo("period-would-tell"))
                .body("items[0].nearestPeriod.from", equalTo("2017-05-01"))
                .body("items[0].nearestPeriod.to", equalTo("2017-05-04"));
        read(tenant, "?metric=nps&from=2017-05-01&to=2017-05-04").body("items[0].n", equalTo(20));
    }

    @Test
    void a_period_of_few_is_just_too_few() {
        on("2017-05-04", 20).on("2017-05-31", 3).on("2017-06-10", 30);
        Map<String, ?> withheld = read(tenant, "?metric=nps&from=2017-05-31&to=2017-05-31")
                .body("items[0].withheldReason", equalTo("too-few-answers")).extract().path("items[0]");
        assertFalse(withheld.containsKey("nearestPeriod"));
    }

    @Test
    void every_bucket_of_a_trend_is_judged_like_a_period() {
        on("2017-05-04", 20).on("2017-06-10", 2).on("2017-07-10", 4).on("2017-08-10", 20);
        as(tenant, "scores:read").get("/api/v1/scores/trend?metric=nps&by=month&from=2017-05-01&to=2017-09-30").then()
                .statusCode(200).body("series[0].points.withheld", contains(false, true, true, false, false))
                .body("series[0].points[4].n", nullValue());
    }

    @Test
    void what_is_compared_is_withheld_where_its_period_would_tell() {
        on("2017-05-04", 20).on("2017-05-31", 3).on("2017-06-10", 30);
        read(tenant, "?metric=nps&from=2017-06-01&to=2017-06-30&compareFrom=2017-05-01&compareTo=2017-05-31")
                .body("items[0].change.comparison.n", equalTo(23));
        Map<String, ?> score = read(tenant,
                "?metric=nps&from=2017-06-01&to=2017-06-30&compareFrom=2017-05-01&compareTo=2017-05-30")
                .body("items[0].n", equalTo(30)).extract().path("items[0]");
        assertFalse(score.containsKey("change"));
    }

    @Test
    void people_of_two_attributes_cannot_be_had_from_either() {
        Signals.of(tenant).answers(3, "nps", 9, with("gate", "A", "age", "1"))
                .answers(30, "nps", 9, with("gate", "A", "age", "2"))
                .answers(20, "nps", 9, with("gate", "B", "age", "1")).answers(25, "nps", 9, with("gate", "B", "age", "2"))
                .sent();
        read(tenant, "?groupBy=attribute:gate,attribute:age").body("items.withheld", contains(true, true, true, true));
        read(tenant, "?groupBy=attribute:gate").body("items.n", contains(33, 45));
        read(tenant, "?groupBy=attribute:age&attribute=gate:A").body("items.withheld", contains(true, true));
    }

    private WithheldScoresTest on(String day, int people) {
        Signals.of(tenant).answers(people, "nps", 9, "\"observedAt\":\"" + day + "T12:00:00Z\"").sent();
        return this;
    }
}
