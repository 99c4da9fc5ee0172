package cx.touchstone.scoring.intake;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static cx.touchstone.scoring.score.ScoreReader.read;
import static cx.touchstone.scoring.score.ScoreReader.withinAPercentOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Every metric takes the values that it measures, and no others. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ValuesTest {

    private static final String AT = "\"observedAt\":\"2017-05-13T08:00:00Z\"";

    private final String tenant = aTenant();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "first_response_time|-1|negative", "first_response_time|0.0001|too-precise",
            "first_response_time|315576000.001|out-of-range", "first_response_time|\"PT1H\"|type",
            "sentiment|-1.000001|out-of-range", "sentiment|0.1234567|too-precise", "page_views|1.5|not-whole",
            "page_views|-1|negative", "page_views|1e99999|out-of-range", "page_views|null|required",
            "order_value|-0.01|negative",
            "order_value|1e13|out-of-range", "order_value|19.99999|too-precise", "order_value|null|required",
            "conversion|2|out-of-scale", "conversion|\"yes\"|type", "first_contact_resolution|3|out-of-scale",
            "first_contact_resolution|true|type", "complaints|0.5|not-whole", "mystery_shop_score|100.5|out-of-range" })
    void what_a_metric_does_not_measure_is_refused(String metric, String value, String code) {
        post(tenant, List.of(observation("bad", metric, value, ""))).body("results[0].outcome", equalTo("refused"))
                .body("results[0].errors", hasSize(1)).body("results[0].errors[0].pointer", equalTo("/observations/0/value"))
                .body("results[0].errors[0].code", equalTo(code)).body("results[0].errors[0].detail", notNullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "first_response_time|0", "first_response_time|0.001", "first_response_time|315576000",
            "sentiment|-1", "sentiment|0.123456", "sentiment|1.000000000", "page_views|0", "page_views|1e12", "page_views|7.0",
            "order_value|19.9999", "conversion|true", "conversion|false", "conversion|1", "first_contact_resolution|2",
            "mystery_shop_score|87.5", "order_value|1e2" })
    void what_a_metric_measures_is_taken(String metric, String value) {
        post(tenant, List.of(observation("good", metric, value, ""))).body("accepted", equalTo(1));
    }

    @Test
    void a_duration_may_be_told_by_its_beginning() {
        var night = "\"startedAt\":\"2017-05-12T18:00:00Z\"," + AT;
        var replies = IntStream.range(0, 5)
                .mapToObj(i -> without("value", observation("r-" + i, "first_response_time", 0, night)))
                .toList();
        post(tenant, replies).body("accepted", equalTo(5));
        read(tenant, "?metric=first_response_time").body("items[0].n", equalTo(5))
                .body("items[0].value", withinAPercentOf(14 * 3600));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "first_response_time|\"startedAt\":\"2017-05-13T08:00:01Z\"|negative",
            "first_response_time|\"startedAt\":\"yesterday\"|type",
            "page_views|\"startedAt\":\"2017-05-13T07:00:00Z\",\"value\":1|unknown-field",
            "first_response_time|\"startedAt\":\"2017-05-13T07:00:00Z\",\"value\":1|one-of",
            "first_response_time|\"startedAt\":\"1900-05-13T07:00:00Z\"|out-of-range" })
    void a_beginning_belongs_to_a_duration_without_a_value_and_lies_before_its_end(String metric, String told, String code) {
        post(tenant, List.of(without("value", observation("bad", metric, 0, AT + "," + told))))
                .body("results[0].errors.code", contains(code))
                .body("results[0].errors[0].pointer", equalTo("/observations/0/startedAt"));
    }

    @Test
    void what_happened_happened_once_unless_said_otherwise() {
        var complaints = IntStream.range(0, 6).mapToObj(i -> without("value", observation("c-" + i, "complaints", 0, AT)))
                .toList();
        post(tenant, complaints).body("accepted", equalTo(6));
        post(tenant, List.of(observation("more", "complaints", 4, ""))).body("accepted", equalTo(1));
        read(tenant, "?metric=complaints").body("items[0].value", equalTo(10f)).body("items[0].n", equalTo(7))
                .body("items[0].unit", equalTo("count"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "first_response_time_business", "complaint_resolution_time_business" })
    void what_is_computed_of_others_takes_no_observations(String metric) {
        post(tenant, List.of(observation("bad", metric, 1, ""))).body("results[0].errors.code", contains("derived-metric"))
                .body("results[0].errors[0].pointer", equalTo("/observations/0/metric"));
    }

    @Test
    void what_is_sent_of_a_view_counts_for_what_it_looks_at() {
        post(tenant, IntStream.range(0, 5).mapToObj(i -> observation("m-" + i, "ces_7_mean", 6, "")).toList())
                .body("accepted", equalTo(5));
        post(tenant, IntStream.range(0, 5).mapToObj(i -> observation("s-" + i, "ces_7", 2, "")).toList()).body("accepted",
                equalTo(5));
        read(tenant, "?metric=ces_7&metric=ces_7_mean&metric=ces_7_net")
                .body("items.metric", contains("ces_7", "ces_7_mean", "ces_7_net")).body("items.n", everyItem(equalTo(10)))
                .body("items.value", contains(50f, 4f, 0f));
        read(tenant, "").body("items.metric", contains("ces_7"));
    }

    @Test
    void money_is_of_the_tenants_currency() {
        post(tenant, List.of(observation("eur", "order_value", 5, "\"currency\":\"EUR\""),
                observation("usd", "order_value", 5, "\"currency\":\"USD\"")))
                .body("results.outcome", contains("accepted", "refused"))
                .body("results[1].errors.code", contains("other-currency"))
                .body("results[1].errors[0].pointer", equalTo("/observations/1/currency"));
    }

    @Test
    void a_retraction_has_no_beginning() {
        post(tenant, List.of("{\"source\":\"test\",\"id\":\"x\",\"revision\":1,\"retracted\":true,"
                + "\"startedAt\":\"2017-05-13T07:00:00Z\"}")).body("results[0].errors.code", contains("unknown-field"));
    }

    @Test
    void values_of_amounts_are_not_shown_one_by_one() {
        post(tenant, IntStream.range(0, 5).mapToObj(i -> observation("o-" + i, "order_value", "19.9" + i, "")).toList());
        read(tenant, "?metric=order_value&metric=revenue&metric=orders")
                .body("items.value", contains(19.92f, 5f, 99.6f)).body("items.unit", contains("scale", "count", "scale"))
                .body("items[0].distribution", nullValue());
        as(tenant, "scores:read").get("/api/v1/metrics/revenue").then().body("viewOf", equalTo("order_value"));
    }

    private static String without(String field, String observation) {
        return observation.replaceFirst("\"" + field + "\":0,?", "");
    }
}
