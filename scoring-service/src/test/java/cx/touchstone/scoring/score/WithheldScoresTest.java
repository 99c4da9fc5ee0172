package cx.touchstone.scoring.score;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.scoring.Signals.with;
import static cx.touchstone.scoring.score.ScoreReader.read;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
        List<Map<String, ?>> items = read(tenant,
                "?groupBy=attribute:gate&from=2017-01-01&compareFrom=2016-01-01&compareTo=2016-12-31")
                .body("items.withheld", contains(false, false, false)).extract().path("items");
        assertEquals(List.of(false, false, true), items.stream().map(item -> item.containsKey("change")).toList());
    }
}
