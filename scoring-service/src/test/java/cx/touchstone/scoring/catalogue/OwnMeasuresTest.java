package cx.touchstone.scoring.catalogue;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static cx.touchstone.scoring.score.ScoreReader.read;
import static cx.touchstone.scoring.score.ScoreReader.withinAPercentOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Metrics of a tenant's own that measure something else than a scale. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OwnMeasuresTest {

    private final String tenant = aTenant();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "\"money\",\"min\":-100|\"sum\"||", "\"money\"|\"sum\"|0|",
            "\"duration\"|\"percentile\",\"percentile\":50|0|", "\"money\"|\"count\"|0|",
            "\"decimal\",\"min\":-2.5,\"max\":40,\"decimals\":1|\"mean\"|-2.5|40",
            "\"decimal\",\"min\":-2.5,\"max\":40,\"decimals\":1|\"sum\"||", "\"scale\",\"min\":1,\"max\":9|\"mean\"|1|9",
            "\"yes-no\"|\"box-share\",\"from\":1,\"to\":1|0|100" })
    void say_what_their_scores_can_be(String measure, String aggregation, String low, String high) {
        Map<String, Number> scores = create(measure, aggregation).statusCode(201).extract().path("scores");
        assertEquals(Arrays.asList(low, high), Stream.of("low", "high").map(scores::get)
                .map(end -> end == null ? null : new BigDecimal(end.toString()).stripTrailingZeros().toPlainString()).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"duration\"|\"percentile\",\"percentile\":50|10,10,10,10,10|10|scale",
            "\"money\",\"min\":-100|\"sum\"|-20,0.5,9.25,50,-10|29.75|scale",
            "\"money\"|\"count\"|20,0.5,9.25,50,10|5|count",
            "\"count\"|\"count\"|1,2,3,4,5|15|count",
            "\"count\",\"unit\":\"bags\"|\"mean\"|0,0,3,1,1|1|scale",
            "\"decimal\",\"min\":0,\"max\":40,\"decimals\":1,\"unit\":\"kg\"|\"mean\"|8.5,21,23.5,12,10|15|scale",
            "\"yes-no\"|\"box-share\",\"from\":1,\"to\":1|1,1,0,1,1|80|percent",
            "\"scale\",\"min\":0,\"max\":2|\"box-share\",\"from\":1,\"to\":1,\"amongFrom\":0,\"amongTo\":1|1,1,1,0,2|75|percent" })
    void are_told_as_they_are_aggregated(String measure, String aggregation, String values, float score, String unit) {
        create(measure, aggregation).statusCode(201).body("builtIn", equalTo(false)).body("anonymity", equalTo("people"));
        var sent = values.split(",");
        post(tenant, IntStream.range(0, sent.length).mapToObj(i -> observation("x-" + i, "own", sent[i], "")).toList())
                .body("accepted", equalTo(sent.length));
        read(tenant, "?metric=own").body("items[0].n", equalTo(sent.length)).body("items[0].unit", equalTo(unit))
                .body("items[0].value", withinAPercentOf(score));
    }

    @Test
    void are_read_as_they_were_told() {
        create("\"decimal\",\"min\":-5.50,\"max\":1200,\"decimals\":2,\"unit\":\"kg\"",
                "\"percentile\",\"percentile\":90").statusCode(201);
        as(tenant, "scores:read").get("/api/v1/metrics/own").then().body("measure.type", equalTo("decimal"))
                .body("measure.min", equalTo(-5.5f)).body("measure.max", equalTo(1200)).body("measure.decimals", equalTo(2))
                .body("measure.unit", equalTo("kg")).body("scale", nullValue()).body("aggregation.percentile", equalTo(90));
        create("\"yes-no\"", "\"mean\"").statusCode(409);
    }

    @Test
    void take_no_other_values() {
        create("\"decimal\",\"min\":0,\"max\":40,\"decimals\":1", "\"mean\"").statusCode(201);
        post(tenant,
                List.of(observation("a", "own", 40.1, ""), observation("b", "own", 1.25, ""), observation("c", "own", -1, "")))
                .body("results.errors.code.flatten()", contains("out-of-range", "too-precise", "negative"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "\"decimal\"|\"mean\"|/measure/min,/measure/max",
            "\"decimal\",\"min\":5,\"max\":5|\"mean\"|/measure/max", "\"duration\",\"min\":-1|\"mean\"|/measure/min",
            "\"duration\",\"max\":1e9|\"mean\"|/measure/max", "\"duration\",\"decimals\":10|\"mean\"|/measure/decimals",
            "\"duration\",\"unit\":\"h\"|\"mean\"|/measure/unit", "\"money\",\"unit\":\"USD\"|\"mean\"|/measure/unit",
            "\"count\",\"decimals\":0|\"sum\"|/measure/decimals", "\"count\",\"min\":-1|\"sum\"|/measure/min",
            "\"money\",\"max\":1e99999|\"mean\"|/measure/max", "\"yes-no\",\"max\":1|\"mean\"|/measure/max",
            "\"scale\",\"min\":1|\"mean\"|/measure/max", "\"scale\",\"min\":0.5,\"max\":3|\"mean\"|/measure/min",
            "\"scale\",\"min\":0,\"max\":101|\"mean\"|/measure/max", "\"weight\"|\"mean\"|/measure/type",
            "\"duration\"|\"box-share\",\"from\":0,\"to\":60|/aggregation/type",
            "\"count\"|\"rescaled-mean\"|/aggregation/type", "\"money\"|\"percentile\"|/aggregation/percentile",
            "\"money\"|\"percentile\",\"percentile\":0|/aggregation/percentile",
            "\"scale\",\"min\":0,\"max\":2|\"box-share\",\"from\":1,\"to\":1,\"amongFrom\":2|/aggregation/amongFrom,/aggregation/amongTo",
            "\"scale\",\"min\":0,\"max\":2|\"box-share\",\"from\":1,\"to\":2,\"amongFrom\":0,\"amongTo\":1|/aggregation/amongTo",
            "\"scale\",\"min\":0,\"max\":2|\"mean\",\"amongFrom\":0|/aggregation/amongFrom" })
    void every_fault_is_named(String measure, String aggregation, String pointers) {
        create(measure, aggregation).statusCode(400).body("errors.pointer",
                containsInAnyOrder(Arrays.stream(pointers.split(",")).toArray(String[]::new)));
    }

    @Test
    void are_either_a_scale_or_something_else() {
        var both = plan("\"count\"", "\"mean\"").replace("\"measure\"", "\"scale\":{\"min\":1,\"max\":5},\"measure\"");
        as(tenant, "metrics:write").body(both).post("/api/v1/metrics").then().statusCode(400).body("errors.code",
                contains("one-of"));
        var neither = plan("\"count\"", "\"mean\"").replace("\"measure\":{\"type\":\"count\"},", "");
        as(tenant, "metrics:write").body(neither).post("/api/v1/metrics").then().statusCode(400).body("errors.pointer",
                contains("/scale"));
    }

    @Test
    void of_nobody_may_not_be_felt() {
        var downloads = plan("\"count\"", "\"sum\"").replace("\"direction\"", "\"anonymity\":\"none\",\"direction\"");
        as(tenant, "metrics:write").body(downloads.replace("interaction", "perception")).post("/api/v1/metrics").then()
                .statusCode(400).body("errors.pointer", contains("/anonymity"));
        as(tenant, "metrics:write").body(downloads).post("/api/v1/metrics").then().statusCode(201).body("anonymity",
                equalTo("none"));
    }

    private ValidatableResponse create(String measure, String aggregation) {
        return as(tenant, "metrics:write").body(plan(measure, aggregation)).post("/api/v1/metrics").then();
    }

    private static String plan(String measure, String aggregation) {
        return """
                {"key":"own","name":"My own","kind":"interaction","measure":{"type":%s},"direction":"lower-is-better",
                 "aggregation":{"type":%s}}""".formatted(measure, aggregation);
    }
}
