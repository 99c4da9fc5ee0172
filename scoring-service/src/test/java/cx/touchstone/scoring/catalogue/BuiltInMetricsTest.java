package cx.touchstone.scoring.catalogue;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BuiltInMetricsTest {

    private static final String TABLE = "/figures/built_in_metrics.csv";

    private final String tenant = aTenant();

    @ParameterizedTest
    @CsvFileSource(resources = TABLE, numLinesToSkip = 1)
    void every_metric_of_the_table_is_built_in(String key, String kind, String measure, Double min, Double max,
            Integer decimals,
            String direction, String aggregation, String unit, String method, String anonymity, String viewOf) {
        var metric = as(tenant, "scores:read").get("/api/v1/metrics/" + key).then().statusCode(200)
                .body("builtIn", equalTo(true)).extract().jsonPath();
        assertEquals(Arrays.asList(kind, measure, min, max, decimals, direction, aggregation, unit, method, anonymity, viewOf),
                Arrays.asList(metric.getString("kind"), metric.getString("measure.type"),
                        number(metric.<Number> get("measure.min")),
                        number(metric.<Number> get("measure.max")), metric.<Integer> get("measure.decimals"),
                        metric.getString("direction"),
                        metric.getString("aggregation.type"), metric.getString("unit"), metric.getString("method.id"),
                        metric.getString("anonymity"),
                        metric.getString("viewOf")));
    }

    private static Double number(Number number) {
        return number == null ? null : number.doubleValue();
    }

    @Test
    void the_table_names_all_of_them() throws IOException {
        List<String> keys = as(tenant, "scores:read").get("/api/v1/metrics?limit=200").then().extract().path("items.key");
        try (var table = getClass().getResourceAsStream(TABLE)) {
            var named = new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1)
                    .map(line -> line.substring(0, line.indexOf(','))).sorted().toList();
            assertEquals(named, keys);
        }
    }

    @ParameterizedTest
    @CsvSource({ "nps,-100,100", "ces_7_net,-100,100", "csat,0,100", "empathy,0,100", "mystery_shop_score,0,100",
            "retention,0,100",
            "ces_7_mean,1,7", "review_rating,1,5", "sentiment,-1,1", "first_response_time,0,",
            "first_response_time_business,0,",
            "complaints_per_month,0,", "complaints_per_1000_customers,0,", "page_ctr,0,", "clv,0,", "social_followers,0," })
    void a_metric_says_what_its_scores_can_be(String key, Double low, Double high) {
        var metric = as(tenant, "scores:read").get("/api/v1/metrics/" + key).then().statusCode(200).extract().jsonPath();
        assertEquals(Arrays.asList(low, high), Arrays.asList(number(metric.<Number> get("scores.low")),
                number(metric.<Number> get("scores.high"))));
    }

    @Test
    void boxes_are_those_of_the_conventions() {
        Map.of("csat", List.of(4, 5), "csat_7", List.of(6, 7), "csat_10", List.of(9, 10), "ces", List.of(4, 5), "ces_7",
                List.of(5, 7), "ces_10", List.of(9, 10), "review_rating_positive", List.of(4, 5), "churn", List.of(1, 1))
                .forEach((key, box) -> as(tenant, "scores:read").get("/api/v1/metrics/" + key).then()
                        .body("aggregation.from", equalTo(box.getFirst())).body("aggregation.to", equalTo(box.getLast())));
        as(tenant, "scores:read").get("/api/v1/metrics/first_contact_resolution_net").then()
                .body("aggregation.amongFrom", equalTo(0)).body("aggregation.amongTo", equalTo(1));
        as(tenant, "scores:read").get("/api/v1/metrics/ces_7_net").then().body("aggregation.negativeTo", equalTo(3))
                .body("aggregation.positiveFrom", equalTo(6));
    }
}
