package cx.touchstone.scoring.catalogue;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MetricsTest {

    private static final String PATIENCE = """
            {"key":"queue_patience","name":"Patience in the queue","kind":"perception","scale":{"min":1,"max":5},
             "direction":"higher-is-better","aggregation":{"type":"net","negativeTo":2,"positiveFrom":4}}""";

    private final String tenant = aTenant();

    @Test
    void a_tenant_adds_its_own_metric_and_measures_with_it() {
        create(PATIENCE).statusCode(201).header("Location", endsWith("/api/v1/metrics/queue_patience"))
                .body("builtIn", equalTo(false)).body("unit", equalTo("points")).body("method.id", equalTo("net-share"));
        as(tenant, "scores:read").get("/api/v1/metrics/queue_patience").then().statusCode(200)
                .body("aggregation.negativeTo", equalTo(2)).body("aggregation.positiveFrom", equalTo(4));
        Signals.of(tenant).answers(6, "queue_patience", 5).answers(2, "queue_patience", 1).answers(2, "queue_patience", 3)
                .sent();
        as(tenant, "scores:read").get("/api/v1/scores?metric=queue_patience").then().body("items[0].value", equalTo(40f));
        post(tenant, List.of(observation("x", "queue_patience", 6, ""))).body("refused", equalTo(1));
    }

    @Test
    void the_mean_of_its_own_metric_may_be_told_as_an_index() {
        create(PATIENCE.replace("\"net\",\"negativeTo\":2,\"positiveFrom\":4", "\"rescaled-mean\"")).statusCode(201)
                .body("unit", equalTo("index")).body("method.id", equalTo("rescaled-mean"));
        Signals.of(tenant).answers(6, "queue_patience", 5).answers(2, "queue_patience", 1).answers(2, "queue_patience", 3)
                .sent();
        as(tenant, "scores:read").get("/api/v1/scores?metric=queue_patience").then().body("items[0].value", equalTo(70f));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "\"sum\"|36|scale|sum", "\"count\"|10|count|occurrences",
            "\"percentile\",\"percentile\":50|5|scale|percentile", "\"percentile\",\"percentile\":25|1.5|scale|percentile" })
    void its_own_metric_may_be_told_as_sum_count_or_percentile(String aggregation, float value, String unit, String method) {
        create(PATIENCE.replace("\"net\",\"negativeTo\":2,\"positiveFrom\":4", aggregation)).statusCode(201)
                .body("unit", equalTo(unit)).body("method.id", equalTo(method));
        Signals.of(tenant).answers(6, "queue_patience", 5).answers(2, "queue_patience", 1).answers(1, "queue_patience", 3)
                .answers(1, "queue_patience", 1).sent();
        as(tenant, "scores:read").get("/api/v1/scores?metric=queue_patience").then().body("items[0].value", equalTo(value))
                .body("items[0].unit", equalTo(unit));
    }

    @Test
    void another_tenant_neither_sees_nor_uses_it_and_may_have_one_of_the_same_key() {
        create(PATIENCE).statusCode(201);
        var other = aTenant();
        as(other, "scores:read").get("/api/v1/metrics/queue_patience").then().statusCode(404);
        as(other, "scores:read").get("/api/v1/metrics?limit=200").then().body("items.key", not(hasItem("queue_patience")));
        post(other, List.of(observation("x", "queue_patience", 5, ""))).body("results[0].errors[0].code",
                equalTo("unknown-metric"));
        as(other, "metrics:write").body(PATIENCE).post("/api/v1/metrics").then().statusCode(201);
    }

    @Test
    void a_text_with_a_character_that_cannot_be_kept_is_refused() {
        create(PATIENCE.replace("Patience", "Patience\\u0000")).statusCode(400).body("errors.code", contains("invalid"));
        as(tenant, "scores:read").get("/api/v1/metrics?cursor=AA").then().statusCode(400).body("errors.code",
                contains("invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "many", "5.5", "99999999999", "0", "201" })
    void a_length_that_is_none_is_named(String limit) {
        as(tenant, "scores:read").get("/api/v1/metrics?cursor=&limit=" + limit).then().statusCode(400).body("errors.pointer",
                contains("limit"));
    }

    @Test
    void a_key_is_given_once() {
        create(PATIENCE).statusCode(201);
        create(PATIENCE).statusCode(409).body("code", equalTo("metric-exists"));
        create(PATIENCE.replace("queue_patience", "nps")).statusCode(409).body("code", equalTo("metric-exists"));
    }

    @Test
    void the_same_request_sent_again_is_answered_again() {
        for (int i = 0; i < 2; i++) {
            as(tenant, "metrics:write").header("Idempotency-Key", "k1").body(PATIENCE).post("/api/v1/metrics").then()
                    .statusCode(201).body("key", equalTo("queue_patience"));
        }
    }

    @Test
    void the_catalogue_is_read_page_by_page() {
        create(PATIENCE).statusCode(201);
        create(PATIENCE.replace("queue_patience", "a_first")).statusCode(201);
        var keys = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page = as(tenant, "scores:read").get("/api/v1/metrics?limit=5&cursor=" + cursor).then().statusCode(200)
                    .extract();
            keys.addAll(page.path("items.key"));
            cursor = page.path("nextCursor");
        }
        List<String> all = as(tenant, "scores:read").get("/api/v1/metrics?limit=200").then().extract().path("items.key");
        assertEquals(all, keys);
        assertEquals(keys.stream().sorted().distinct().toList(), keys);
        assertTrue(keys.containsAll(List.of("a_first", "queue_patience", "nps")));
    }

    @Test
    void some_metrics_are_read_by_their_keys() {
        create(PATIENCE).statusCode(201);
        var some = as(tenant, "scores:read").queryParam("key", "queue_patience", "nps", "no_such", "csat");
        some.get("/api/v1/metrics").then().statusCode(200).body("items.key", contains("csat", "nps", "queue_patience"))
                .body("items[2].scores.low", equalTo(-100)).body("nextCursor", nullValue());
        some.queryParam("limit", 2).get("/api/v1/metrics").then().body("items.key", contains("csat", "nps"));
        as(aTenant(), "scores:read").get("/api/v1/metrics?key=queue_patience").then().body("items", hasSize(0));
        as(tenant, "scores:read").queryParam("key", Collections.nCopies(201, "nps")).get("/api/v1/metrics").then()
                .statusCode(400).body("errors.pointer", contains("key"));
    }

    @Test
    void every_fault_of_a_metric_is_named() {
        create("""
                {"key":"Queue Patience","name":" ","kind":"perception","scale":{"min":1},
                 "direction":"higher-is-better","aggregation":{}}""").statusCode(400).body("errors.pointer",
                containsInAnyOrder("/key", "/name", "/scale/max", "/aggregation/type"));
        create(PATIENCE.replace("\"max\":5", "\"max\":500,\"step\":2").replace("\"negativeTo\":2,", "\"from\":4,"))
                .statusCode(400).body("errors.pointer", containsInAnyOrder("/scale/max", "/scale/step", "/aggregation/from",
                        "/aggregation/negativeTo"));
        create(PATIENCE.replace("\"negativeTo\":2", "\"negativeTo\":4")).statusCode(400).body("errors.pointer",
                contains("/aggregation/positiveFrom"));
        create(PATIENCE.replace("{\"type\":\"net\",\"negativeTo\":2,\"positiveFrom\":4}", "{\"type\":\"net-promoter\"}"))
                .statusCode(400).body("errors.pointer", contains("/aggregation/type"));
        create(PATIENCE.replace("{\"type\":\"net\",\"negativeTo\":2,\"positiveFrom\":4}",
                "{\"type\":\"percentile\",\"percentile\":100}")).statusCode(400).body("errors.pointer",
                        contains("/aggregation/percentile"));
        create(PATIENCE.replace("{\"type\":\"net\",\"negativeTo\":2,\"positiveFrom\":4}",
                "{\"type\":\"percentile\",\"from\":2}"))
                .statusCode(400).body("errors.pointer", containsInAnyOrder("/aggregation/percentile", "/aggregation/from"));
        create(PATIENCE.replace("\"min\":1", "\"min\":1.5")).statusCode(400).body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("/scale/min"));
        create(PATIENCE.replace("\"perception\"", "\"feeling\"")).statusCode(400).body("errors[0].pointer", equalTo("/kind"));
    }

    @Test
    void only_who_may_write_metrics_adds_one() {
        as(tenant, "scores:read").body(PATIENCE).post("/api/v1/metrics").then().statusCode(403);
        as(tenant, "metrics:write").get("/api/v1/metrics").then().statusCode(403);
    }

    private ValidatableResponse create(String metric) {
        return as(tenant, "metrics:write").body(metric).post("/api/v1/metrics").then();
    }
}
