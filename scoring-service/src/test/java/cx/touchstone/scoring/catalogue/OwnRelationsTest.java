package cx.touchstone.scoring.catalogue;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static cx.touchstone.scoring.score.ScoreReader.read;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Metrics of a tenant's own that are made of more than their observations in a period. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OwnRelationsTest {

    private static final String COUNT = "\"measure\":{\"type\":\"count\"},\"anonymity\":\"none\",";
    private static final String MAY = "&from=2017-05-01&to=2017-05-31";

    private final String tenant = aTenant();

    @ParameterizedTest
    @CsvSource({ "P1D,1", "P1W,7", "P1M,30.4369", "P1Y,365.2425" })
    void rates_are_told_for_a_stretch_of_time(String per, float times) {
        create("lost_bags", "\"measure\":{\"type\":\"count\"},", "\"rate-per\",\"per\":\"" + per + "\"").statusCode(201)
                .body("unit", equalTo("rate")).body("aggregation.per", equalTo(per));
        post(tenant, IntStream.range(0, 10).mapToObj(i -> observation("b-" + i, "lost_bags", i == 0 ? 22 : 1, "")).toList());
        read(tenant, "?metric=lost_bags" + MAY).body("items[0].value", equalTo(times)).body("items[0].n", equalTo(10));
    }

    @Test
    void a_rate_of_what_is_no_count_is_how_often_it_was_observed() {
        create("outages", "\"measure\":{\"type\":\"duration\"},", "\"rate-per\",\"per\":\"P1D\"").statusCode(201);
        send("outages", 31, 3600);
        read(tenant, "?metric=outages" + MAY).body("items[0].value", equalTo(1f)).body("items[0].mean", nullValue());
    }

    @Test
    void the_last_value_of_each_series_counts() {
        create("open_cases", COUNT, "\"last-value\"").statusCode(201).body("method.id", equalTo("last-value"));
        post(tenant, List.of(observation("a", "open_cases", 7, "\"channel\":\"mail\""),
                observation("b", "open_cases", 5, "\"channel\":\"phone\""),
                observation("c", "open_cases", 9, "\"channel\":\"mail\",\"observedAt\":\"2017-05-20T00:00:00Z\"")))
                .body("accepted", equalTo(3));
        read(tenant, "?metric=open_cases" + MAY).body("items[0].value", equalTo(14f));
        read(tenant, "?metric=open_cases&to=2017-05-19").body("items[0].value", equalTo(12f));
    }

    @Test
    void a_ratio_divides_one_metric_by_another() {
        create("crew", COUNT, "\"last-value\"").statusCode(201);
        create("late_by_crew", "", "\"ratio\",\"numerator\":\"late\",\"denominator\":\"crew\"").statusCode(400)
                .body("errors.code", contains("unknown-metric"));
        create("late", "\"measure\":{\"type\":\"count\"},", "\"count\"").statusCode(201);
        create("late_by_crew", "", "\"ratio\",\"numerator\":\"late\",\"denominator\":\"crew\",\"times\":100").statusCode(201)
                .body("measure", nullValue()).body("unit", equalTo("rate")).body("aggregation.numerator", equalTo("late"))
                .body("aggregation.denominator", equalTo("crew")).body("aggregation.times", equalTo(100));
        post(tenant, List.of(observation("crew", "crew", 400, "\"observedAt\":\"2017-04-01T00:00:00Z\"")));
        send("late", 12, 1);
        read(tenant, "?metric=late_by_crew" + MAY).body("items[0].value", equalTo(3f))
                .body("items[0].interval.method", equalTo("byar"));
        post(tenant, List.of(observation("no", "late_by_crew", 1, ""))).body("results[0].errors.code",
                contains("derived-metric"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"measure\":{\"type\":\"count\"},|\"rate-per\"|/aggregation/per",
            "\"measure\":{\"type\":\"count\"},|\"rate-per\",\"per\":\"P2D\"|/aggregation/per",
            "\"measure\":{\"type\":\"count\"},|\"sum\",\"per\":\"P1D\"|/aggregation/per",
            "\"measure\":{\"type\":\"count\"},|\"last-value\"|/anonymity",
            "\"measure\":{\"type\":\"count\"},|\"ratio\",\"numerator\":\"complaints\",\"denominator\":\"customers\"|/measure",
            "''|\"ratio\"|/aggregation/numerator,/aggregation/denominator",
            "''|\"ratio\",\"numerator\":\"ces_7_net\",\"denominator\":\"customers\"|/aggregation/numerator",
            "''|\"ratio\",\"numerator\":\"complaints\",\"denominator\":\"page_ctr\"|/aggregation/denominator",
            "''|\"ratio\",\"numerator\":\"sentiment\",\"denominator\":\"customers\"|/aggregation/numerator",
            "''|\"ratio\",\"numerator\":\"complaints\",\"denominator\":\"customers\",\"times\":0|/aggregation/times",
            "\"measure\":{\"type\":\"money\"},|\"customer-value\"|/aggregation/type",
            "\"measure\":{\"type\":\"count\"},|\"retention\"|/aggregation/type" })
    void every_fault_is_named(String measure, String aggregation, String pointers) {
        create("own", measure, aggregation).statusCode(400).body("errors.pointer",
                containsInAnyOrder(Arrays.stream(pointers.split(",")).toArray(String[]::new)));
    }

    private void send(String metric, int times, Number value) {
        post(tenant, IntStream.range(0, times).mapToObj(i -> observation(metric + i, metric, value, "")).toList())
                .body("accepted", equalTo(times));
    }

    private ValidatableResponse create(String key, String measure, String aggregation) {
        return as(tenant, "metrics:write").body("""
                {"key":"%s","name":"My own","kind":"interaction",%s"direction":"lower-is-better",
                 "aggregation":{"type":%s}}""".formatted(key, measure, aggregation)).post("/api/v1/metrics").then();
    }
}
