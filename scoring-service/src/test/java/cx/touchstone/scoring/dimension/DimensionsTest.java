package cx.touchstone.scoring.dimension;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static cx.touchstone.scoring.Signals.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DimensionsTest {

    private final String tenant = aTenant();
    private final Building building = Building.of(tenant);

    @Test
    void a_dimension_is_built_soon_and_counts_what_was_and_what_comes() {
        signals().sent();
        int area = create("area").statusCode(201).body("state", equalTo("building")).body("of", equalTo(60)).extract()
                .path("id");
        isReady(area);
        signals().sent();
        assertEquals(120,
                building.number("select sum(n) from tally where span = 'M' and touchpoint = '*' and family = " + area));
        assertEquals(0, building.wrong());
    }

    @Test
    void scores_by_the_attribute_are_the_same_before_meanwhile_and_afterwards() throws SQLException {
        signals().sent();
        var before = scores();
        int area;
        try (var claim = building.alone()) {
            area = create("area").statusCode(201).extract().path("id");
            assertEquals(before, scores());
            assertFalse(building.build(area, 25));
            as(tenant, "scores:read").get("/api/v1/dimensions/" + area).then().body("state", equalTo("building"))
                    .body("counted", equalTo(25)).body("of", equalTo(60));
            assertEquals(before, scores());
            claim.rollback();
        }
        isReady(area);
        assertEquals(before, scores());
        as(tenant, "metrics:write").delete("/api/v1/dimensions/" + area).then().statusCode(204);
        assertEquals(before, scores());
    }

    @Test
    void a_pair_is_of_two_dimensions_in_one_order() {
        create("area", "age").statusCode(400).body("errors.pointer", contains("/attributes/0", "/attributes/1"))
                .body("errors.code", contains("no-dimension", "no-dimension"));
        create("area").statusCode(201);
        create("area", "age").statusCode(400).body("errors.pointer", contains("/attributes/1"));
        create("age").statusCode(201);
        create("area", "age").statusCode(201).body("attributes", contains("area", "age"));
        create("age", "area").statusCode(409).body("code", equalTo("already-exists"));
        create("area").statusCode(409);
    }

    @Test
    void a_removed_dimension_takes_its_pairs_along() {
        int area = create("area").extract().path("id");
        int age = create("age").extract().path("id");
        int pair = create("area", "age").extract().path("id");
        as(tenant, "metrics:write").delete("/api/v1/dimensions/" + area).then().statusCode(204);
        list().body("items.id", contains(age));
        as(tenant, "scores:read").get("/api/v1/dimensions/" + pair).then().statusCode(404)
                .body("code", equalTo("dimension-unknown"));
        as(tenant, "metrics:write").delete("/api/v1/dimensions/" + area).then().statusCode(404);
        eventually(() -> assertEquals(1, building.number("select count(*) from tally_family")));
    }

    @Test
    void there_are_twenty_dimensions_and_twenty_pairs_at_most() {
        for (int i = 0; i < 20; i++) {
            create("a" + i).statusCode(201);
        }
        create("one-more").statusCode(409).body("code", equalTo("too-many-dimensions"));
        for (int i = 0; i < 20; i++) {
            create("a" + i, "a" + (i + 1) % 20).statusCode(201);
        }
        create("a0", "a10").statusCode(409).body("code", equalTo("too-many-dimensions"));
        String next = list("?limit=30").body("items", hasSize(30)).extract().path("nextCursor");
        list("?limit=30&cursor=" + next).body("items", hasSize(10)).body("nextCursor", nullValue());
        as(tenant, "metrics:write").delete("/api/v1/dimensions/" + building.number("select min(family) from tally_family"))
                .then().statusCode(204);
        list().body("items", hasSize(37));
        create("one-more").statusCode(201);
    }

    @Test
    void what_was_no_longer_kept_is_not_asked_for_by_a_dimension() {
        Signals.of(tenant).satisfied(10, 20, "wifi", with("area", "A") + ",\"observedAt\":\"2017-01-15T12:00:00Z\"")
                .satisfied(10, 20, "wifi", with("area", "A") + ",\"observedAt\":\"2017-02-10T12:00:00Z\"").sent();
        building.number("with gone as (delete from observation_name where observed_at < '2017-02-01' returning 1) select 1");
        building.number("select drop_observation_month('" + tenant + "', '2017-01-01')::int");
        int area = create("area").extract().path("id");
        eventually(() -> as(tenant, "scores:read").get("/api/v1/dimensions/" + area).then().body("state", equalTo("ready"))
                .body("completeFrom", equalTo("2017-01-16")));
        scores("from=2017-02-01&groupBy=attribute:area").statusCode(200).body("items[0].n", equalTo(20));
        scores("from=2017-01-15&groupBy=attribute:area").statusCode(400).body("errors[0].code",
                equalTo("dimension-incomplete"));
        scores("groupBy=attribute:area").statusCode(400);
        scores("from=2017-01-01").statusCode(200).body("items[0].n", equalTo(40));
    }

    private ValidatableResponse scores(String query) {
        return as(tenant, "scores:read").get("/api/v1/scores?metric=csat&" + query).then();
    }

    @Test
    void an_attribute_that_names_somebody_is_no_dimension() {
        var recently = "\"observedAt\":\"" + Instant.now().minusSeconds(3600) + "\"";
        var longAgo = "\"observedAt\":\"" + Instant.now().minusSeconds(100L * 24 * 3600) + "\"";
        var old = new ArrayList<String>();
        for (int i = 0; i < 1000; i++) {
            old.add(observation("old-" + i, "nps", 9, longAgo + "," + with("visitor", "old" + i, "gate", "g" + i % 4)));
        }
        post(tenant, old).statusCode(207);
        var recent = new ArrayList<String>();
        for (int i = 0; i < 1000; i++) {
            recent.add(observation("new-" + i, "nps", 9, recently + "," + with("visitor", "v" + i, "gate", "g" + i % 4)));
        }
        post(tenant, recent).statusCode(207);
        post(tenant, List.of(observation("one", "nps", 9, recently + "," + with("person", "p", "visitor", "v7"))));
        create("gate").statusCode(201);
        create("visitor").statusCode(201);
        post(tenant, List.of(observation("one-too-many", "nps", 9, recently + "," + with("visitor", "v1000"))));
        as(tenant, "metrics:write").delete("/api/v1/dimensions/" + list().extract().path("items[1].id")).then().statusCode(204);
        create("visitor").statusCode(400).body("errors[0].code", equalTo("too-many-values"))
                .body("errors[0].pointer", equalTo("/attributes/0"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"attributes\":[]}", "{\"attributes\":[\"a\",\"b\",\"c\"]}",
            "{\"attributes\":[\"a\",\"a\"]}",
            "{\"attributes\":[\"$channel\"]}", "{\"attributes\":[null]}", "{\"attributes\":\"a\"}",
            "{\"attributes\":[\"a\"],\"more\":1}" })
    void what_is_no_dimension_is_refused(String plan) {
        as(tenant, "metrics:write").body(plan).post("/api/v1/dimensions").then().statusCode(400)
                .body("code", equalTo("invalid-request"));
        list().body("items", empty());
    }

    @Test
    void nobody_else_sees_or_changes_a_dimension() {
        int area = create("area").extract().path("id");
        var stranger = aTenant();
        as(stranger, "scores:read").get("/api/v1/dimensions").then().body("items", empty());
        as(stranger, "scores:read").get("/api/v1/dimensions/" + area).then().statusCode(404);
        as(stranger, "metrics:write").delete("/api/v1/dimensions/" + area).then().statusCode(404);
        as(tenant, "scores:read").delete("/api/v1/dimensions/" + area).then().statusCode(403);
        as(tenant, "scores:read").body("{}").post("/api/v1/dimensions").then().statusCode(403);
    }

    /** Sixty answers from three areas and without one. */
    private Signals signals() {
        return Signals.of(tenant).satisfied(10, 15, "wifi", with("area", "A", "age", "1"))
                .satisfied(5, 20, "wifi", with("area", "B", "age", "2")).satisfied(6, 12, "parking", with("area", "C"))
                .satisfied(6, 13, "parking");
    }

    /** All that is told but where it was counted. */
    private String scores() {
        return as(tenant, "scores:read").get("/api/v1/scores?metric=csat&groupBy=touchpoint&groupBy=attribute:area").then()
                .statusCode(200).extract().path("items").toString().replaceAll("counted=(tallies|observations)", "counted");
    }

    private void isReady(int dimension) {
        eventually(() -> as(tenant, "scores:read").get("/api/v1/dimensions/" + dimension).then()
                .body("state", equalTo("ready")).body("counted", nullValue()).body("completeFrom", nullValue()));
    }

    private ValidatableResponse create(String... attributes) {
        return as(tenant, "metrics:write").body("{\"attributes\":[\"" + String.join("\",\"", attributes) + "\"]}")
                .post("/api/v1/dimensions").then();
    }

    private ValidatableResponse list() {
        return list("");
    }

    private ValidatableResponse list(String query) {
        return as(tenant, "scores:read").get("/api/v1/dimensions" + query).then().statusCode(200);
    }
}
