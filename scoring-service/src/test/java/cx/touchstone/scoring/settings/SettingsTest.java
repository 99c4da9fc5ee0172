package cx.touchstone.scoring.settings;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static cx.touchstone.scoring.Signals.retraction;
import static cx.touchstone.scoring.settings.Chosen.choose;
import static cx.touchstone.scoring.settings.Chosen.read;
import static cx.touchstone.scoring.settings.Chosen.settings;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

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
class SettingsTest {

    private static final String AN_OFFICE = """
            "businessHours":{"monday":[{"from":"13:00","to":"17:30"},{"from":"07:00","to":"12:00"}],
                "friday":[{"from":"22:00","to":"06:00"}],"saturday":[{"from":"06:00","to":"00:00"}]},
            "holidays":["2026-12-26","2026-12-25"],"retention":"P3Y","margin":0.3,"discountPerYear":0.12""";

    private final String tenant = aTenant();

    @Test
    void who_has_chosen_nothing_has_the_usual_ones() {
        read(tenant).header("ETag", "\"0\"").body("timeZone", equalTo("UTC")).body("weekStart", equalTo("monday"))
                .body("currency", equalTo("EUR")).body("anonymityThreshold", equalTo(5)).body("retention", nullValue())
                .body("businessHours.sunday.from", contains("00:00")).body("businessHours.sunday.to", contains("00:00"))
                .body("holidays", empty()).body("margin", nullValue());
    }

    @Test
    void they_are_read_as_they_were_chosen() {
        choose(tenant, "\"0\"", settings("America/Los_Angeles", 10, AN_OFFICE).replace("monday\",\"cur", "sunday\",\"cur"))
                .statusCode(200).header("ETag", "\"1\"").body("timeZone", equalTo("America/Los_Angeles"));
        read(tenant).header("ETag", "\"1\"").body("weekStart", equalTo("sunday")).body("anonymityThreshold", equalTo(10))
                .body("retention", equalTo("P36M")).body("holidays", contains("2026-12-25", "2026-12-26"))
                .body("businessHours.monday.from", contains("07:00", "13:00"))
                .body("businessHours.tuesday", empty()).body("businessHours.friday[0].to", equalTo("06:00"))
                .body("margin", equalTo(0.3f)).body("discountPerYear", equalTo(0.12f));
        read(aTenant()).header("ETag", "\"0\"");
    }

    @Test
    void a_write_needs_the_state_that_was_read() {
        var utc = settings("UTC", 5, "");
        as(tenant, "admin").body(utc).put("/api/v1/scoring-settings").then().statusCode(428);
        choose(tenant, "\"0\"", utc).statusCode(200);
        choose(tenant, "\"0\"", utc).statusCode(412);
        choose(tenant, "\"1\"", utc).statusCode(200).header("ETag", "\"2\"");
    }

    @Test
    void of_those_who_have_read_the_same_state_one_replaces_it() throws Exception {
        var first = Collections.<Callable<Integer>> nCopies(8,
                () -> choose(tenant, "\"0\"", settings("UTC", 7, "")).extract().statusCode());
        var second = Collections.<Callable<Integer>> nCopies(8,
                () -> choose(tenant, "\"1\"", settings("UTC", 8, "")).extract().statusCode());
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var writes : List.of(first, second)) {
                int replaced = 0;
                for (var write : threads.invokeAll(writes)) {
                    replaced += write.get() == 200 ? 1 : 0;
                }
                assertEquals(1, replaced);
            }
        }
        read(tenant).header("ETag", "\"2\"").body("anonymityThreshold", equalTo(8));
    }

    @Test
    void every_fault_is_named() {
        choose(tenant, settings("UTC", 0, "\"margin\":1.5,\"holidays\":[\"Christmas\"]")).statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/anonymityThreshold", "/margin", "/holidays/0"));
        choose(tenant, settings("Mars/Olympus", 5, """
                "retention":"P51Y","holidays":["2026-02-28","2026-02-29"],"businessHours":{
                    "monday":[{"from":"05:00","to":"12:00"},{"from":"11:59","to":"13:00"},{"from":"13:00","to":"14:00"}],
                    "sunday":[{"from":"22:00","to":"05:01"}]}""").replace("EUR", "EEE")).statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/timeZone", "/currency", "/retention", "/holidays/1",
                        "/businessHours/monday/0", "/businessHours/monday/1"))
                .body("errors.code", containsInAnyOrder("unknown-time-zone", "unknown-currency", "range", "invalid", "overlap",
                        "overlap"));
        choose(tenant, settings("UTC", 5, "\"businessHours\":{\"monday\":[]}")).statusCode(400)
                .body("errors.code", contains("empty"));
        read(tenant).header("ETag", "\"0\"");
    }

    @ParameterizedTest
    @ValueSource(strings = { "+02:00", "GMT+2", "europe/berlin", "" })
    void an_offset_is_no_zone_nor_is_another_spelling(String zone) {
        choose(tenant, settings(zone, 5, "")).statusCode(400).body("errors.pointer", contains("/timeZone"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "P", "P0M", "P30D", "P601M", "-P1M", "P1Y6W" })
    void observations_are_kept_for_whole_months(String retention) {
        choose(tenant, settings("UTC", 5, "\"retention\":\"" + retention + "\"")).statusCode(400)
                .body("errors.pointer", contains("/retention"));
    }

    @Test
    void scores_are_shown_from_the_threshold_on() {
        Signals.of(tenant).answers(3, "nps", 9).sent();
        scores(tenant).body("threshold", equalTo(5)).body("items.withheld", contains(true));
        choose(tenant, settings("UTC", 3, "")).statusCode(200);
        scores(tenant).body("threshold", equalTo(3)).body("items.withheld", contains(false));
        choose(tenant, settings("UTC", 4, "")).statusCode(200);
        scores(tenant).body("items.withheld", contains(true));
        scores(aTenant()).body("threshold", equalTo(5));
    }

    @Test
    void amounts_are_not_told_in_another_currency_than_they_were_observed_in() {
        var dollars = settings("UTC", 5, "").replace("EUR", "USD");
        Signals.of(tenant).answers(1, "nps", 9).sent();
        choose(tenant, dollars).statusCode(200);
        post(tenant, List.of(observation("euros", "order_value", 20, "\"currency\":\"EUR\""),
                observation("dollars", "order_value", 20, "\"currency\":\"USD\""))).body("results[0].errors.code",
                        contains("other-currency"))
                .body("accepted", equalTo(1));
        choose(tenant, settings("UTC", 5, "")).statusCode(409).body("code", equalTo("currency-in-use"));
        read(tenant).body("currency", equalTo("USD"));
        choose(tenant, dollars.replace("UTC", "Europe/Berlin")).statusCode(200);
        post(tenant, List.of(retraction("dollars", 1))).body("accepted", equalTo(1));
        choose(tenant, settings("UTC", 5, "")).statusCode(200).body("currency", equalTo("EUR"));
    }

    private static ValidatableResponse scores(String tenant) {
        return as(tenant, "scores:read").get("/api/v1/scores").then().statusCode(200);
    }

    @Test
    void only_an_administrator_chooses() {
        var utc = settings("UTC", 5, "");
        as(tenant, "scores:read", "metrics:write").header("If-Match", "*").body(utc).put("/api/v1/scoring-settings").then()
                .statusCode(403);
    }
}
