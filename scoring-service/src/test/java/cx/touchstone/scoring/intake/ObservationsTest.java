package cx.touchstone.scoring.intake;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static java.util.stream.Collectors.joining;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.change.Folded;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ObservationsTest {

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();

    @Test
    void an_observation_is_counted_once_however_often_it_is_sent() {
        var nine = observation("one", "nps", 9, "");
        post(tenant, List.of(nine, observation("two", "nps", 3, ""), nine)).statusCode(207)
                .body("results.outcome", contains("accepted", "accepted", "duplicate")).body("accepted", equalTo(2))
                .body("duplicates", equalTo(1)).body("refused", equalTo(0));
        post(tenant, List.of(nine, observation("three", "nps", 10, ""))).body("results.outcome",
                contains("duplicate", "accepted"));
        post(tenant, answers(10)).statusCode(207);
        assertEquals(13, countOf(tenant));
    }

    @Test
    void the_first_delivery_of_an_id_is_the_one_that_counts() {
        post(tenant, List.of(observation("one", "nps", 9, ""), observation("one", "nps", 2, "")));
        post(tenant, IntStream.range(0, 4).mapToObj(i -> observation("more-" + i, "nps", 9, "")).toList());
        as(tenant, "scores:read").get("/api/v1/scores?metric=nps").then().body("items[0].value", equalTo(100f));
    }

    @Test
    void the_same_id_of_another_source_is_another_observation() {
        var nine = observation("one", "nps", 9, "");
        post(tenant, List.of(nine, nine.replace("\"test\"", "\"crm\""))).body("accepted", equalTo(2));
    }

    @Test
    void the_same_id_counts_in_two_tenants() {
        var other = aTenant();
        post(tenant, answers(6)).body("accepted", equalTo(6));
        post(other, answers(7)).body("accepted", equalTo(7));
        assertEquals(6, countOf(tenant));
        assertEquals(7, countOf(other));
    }

    @Test
    void observations_that_eight_writers_send_at_once_and_again_count_once() throws Exception {
        int distinct = 2400;
        var all = IntStream.range(0, distinct).mapToObj(i -> observation("o-" + i, "nps", i % 11, attribute(i))).toList();
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            var mine = new ArrayList<>(all);
            Collections.shuffle(mine, new Random(writer));
            writers.add(() -> {
                int accepted = 0;
                for (int i = 0; i < mine.size(); i += 80) {
                    accepted += post(tenant, mine.subList(i, i + 80)).statusCode(207).extract().<Integer> path("accepted");
                }
                return accepted;
            });
        }
        int accepted = 0;
        try (var threads = Executors.newFixedThreadPool(writers.size())) {
            for (var writer : threads.invokeAll(writers)) {
                accepted += writer.get();
            }
        }
        assertEquals(distinct, accepted);
        assertEquals(distinct, countOf(tenant));
        var items = as(tenant, "scores:read").get("/api/v1/scores?metric=nps&groupBy=attribute:gate").jsonPath();
        assertEquals(List.of(800, 800, 800), items.getList("items.n"));
        assertEquals("0", talliesMinusObservations());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "value      | 999                    | out-of-scale",
            "value      | -1                     | out-of-scale",
            "value      | 9.5                    | out-of-scale",
            "value      | 1e99999                | out-of-scale",
            "value      | 1e-99999               | out-of-scale",
            "value      | \"9\"                  | type",
            "value      | true                   | type",
            "value      | \"NaN\"                | type",
            "value      | [9]                    | type",
            "value      | null                   | required",
            "metric     | \"happiness\"          | unknown-metric",
            "metric     | 5                      | type",
            "metric     | null                   | required",
            "source     | \"\"                   | required",
            "id         | null                   | required",
            "id         | 17                     | type",
            "id         | \"a\\u0000b\"          | invalid",
            "id         | \"\\ud800\"            | invalid",
            "weight     | 0                      | range",
            "weight     | -1                     | range",
            "weight     | 1000.1                 | range",
            "weight     | 0.12345678901          | range",
            "weight     | 1e99999                | range",
            "weight     | \"2\"                  | type",
            "observedAt | \"yesterday\"          | type",
            "observedAt | \"2017-02-30T00:00:00Z\" | type",
            "observedAt | \"1066-10-14T09:00:00Z\" | range",
            "observedAt | 1495000000             | type",
            "touchpoint | \"Wi-Fi\"              | pattern",
            "person     | \"FIRST\"              | type",
            "person     | 1                      | type",
            "currency   | \"eur\"                | pattern",
            "journey    | \"1-1-1-1-1\"          | type",
            "channel    | 7                      | type",
            "attributes | \"E\"                  | type",
            "subject    | []                     | type",
            "feeling    | \"good\"               | unknown-field" })
    void what_cannot_be_counted_is_refused_with_its_place_and_reason(String field, String json, String code) {
        var bad = "{\"source\":\"test\",\"id\":\"bad\",\"metric\":\"nps\",\"value\":9,\"observedAt\":\"2017-05-13T07:00:00Z\"}";
        var changed = bad.contains("\"" + field + "\":") ? bad.replaceFirst("\"" + field + "\":[^,}]+(:00:00Z\")?",
                Matcher.quoteReplacement("\"" + field + "\":" + json))
                : bad.replace("}", ",\"" + field + "\":" + json + "}");
        post(tenant, List.of(observation("good", "nps", 9, ""), changed)).statusCode(207)
                .body("results.outcome", contains("accepted", "refused")).body("results[1].errors", hasSize(1))
                .body("results[1].errors[0].pointer", equalTo("/observations/1/" + field))
                .body("results[1].errors[0].code", equalTo(code)).body("results[1].errors[0].detail", notNullValue());
    }

    @Test
    void every_fault_of_an_observation_is_named() {
        post(tenant, List.of("""
                {"id":"x","metric":"csat","value":0,"weight":-1,"observedAt":"2017-05-13T07:00:00Z",
                 "attributes":{"a/b":"x","gate":5},"subject":{"system":"crm","kind":"case","id":"1"}}""")).body(
                "results[0].errors.pointer",
                containsInAnyOrder("/observations/0/source", "/observations/0/value", "/observations/0/weight",
                        "/observations/0/attributes/a~1b", "/observations/0/attributes/gate", "/observations/0/subject/kind",
                        "/observations/0/subject/type"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "7", "null", "\"nps\"", "[]" })
    void what_is_not_an_object_is_refused_alone(String item) {
        post(tenant, List.of(item, observation("good", "nps", 9, ""))).statusCode(207)
                .body("results.outcome", contains("refused", "accepted"))
                .body("results[0].errors[0].pointer", equalTo("/observations/0"));
    }

    @Test
    void five_minutes_ahead_is_taken_and_more_is_the_future() {
        post(tenant, List.of(
                observation("soon", "nps", 9, "\"observedAt\":\"" + Instant.now().plusSeconds(290) + "\""),
                observation("later", "nps", 9, "\"observedAt\":\"" + Instant.now().plusSeconds(320) + "\"")))
                .body("results.outcome", contains("accepted", "refused"))
                .body("results[1].errors[0].code", equalTo("in-the-future"));
    }

    @Test
    void thirty_two_attributes_are_taken_and_more_are_refused() {
        post(tenant, IntStream.of(33, 32).mapToObj(n -> observation("has-" + n, "nps", 9, "\"attributes\":{" + IntStream
                .rangeClosed(1, n).mapToObj(i -> "\"a" + i + "\":\"x\"").collect(joining(",")) + "}")).toList())
                .body("results.outcome", contains("refused", "accepted"))
                .body("results[0].errors[0].pointer", equalTo("/observations/0/attributes"));
    }

    @Test
    void a_batch_has_one_to_a_thousand_observations() {
        post(tenant, List.of()).statusCode(400).body("errors[0].pointer", equalTo("/observations"));
        post(tenant, answers(1001)).statusCode(400).body("errors[0].pointer", equalTo("/observations"));
        post(tenant, answers(1000)).statusCode(207).body("accepted", equalTo(1000));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "{\"observations\":NaN}", "{\"observations\":[{\"value\":NaN}]}",
            "{\"observations\":7}", "{\"observations\":[],\"more\":1}", "{}" })
    void broken_or_other_json_is_a_problem(String body) {
        as(tenant, "signals:write").body(body).post("/api/v1/observations").then().statusCode(400)
                .contentType("application/problem+json").body("code", equalTo("invalid-request"))
                .body("requestId", notNullValue());
    }

    @Test
    void only_who_may_write_signals_sends_observations() {
        as(tenant, "scores:read").body("{\"observations\":[]}").post("/api/v1/observations").then().statusCode(403);
        RestAssured.given().contentType("application/json").body("{\"observations\":[]}")
                .post("/api/v1/observations").then().statusCode(401);
    }

    /** What the tallies count beyond the raw observations, in answers and in weight. */
    private String talliesMinusObservations() {
        Folded.of(tenant);
        return Tenant.as(tenant, () -> {
            try (var connection = database.getConnection(); var row = connection.createStatement().executeQuery("""
                    select abs((select sum(n) from tally where family = 0 and span = 'D' and touchpoint = '*')
                            - (select count(*) from observation))
                        + abs((select sum(weight) from tally where family = 0 and span = 'M' and touchpoint = '*')
                            - (select sum(weight) from observation))""")) {
                row.next();
                return row.getBigDecimal(1).stripTrailingZeros().toPlainString();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static String attribute(int i) {
        return "\"weight\":0." + (i + 1) + ",\"attributes\":{\"gate\":\"" + i % 3 + "\"}";
    }

    private static List<String> answers(int n) {
        return IntStream.range(0, n).mapToObj(i -> observation("answer-" + i, "nps", i % 11, "")).toList();
    }

    private static int countOf(String tenant) {
        return as(tenant, "scores:read").get("/api/v1/scores?metric=nps").then().statusCode(200).extract().path("items[0].n");
    }
}
