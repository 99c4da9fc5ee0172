package cx.touchstone.scoring.recount;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static cx.touchstone.scoring.settings.Chosen.choose;
import static cx.touchstone.scoring.settings.Chosen.settings;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.Eventually;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import cx.touchstone.scoring.observation.Database;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CountAnewTest {

    private static final String LATE_IN_LOS_ANGELES = "\"observedAt\":\"2017-05-13T06:59:59Z\"";
    private static final String AN_OFFICE = """
            "businessHours":{"monday":[{"from":"07:00","to":"17:00"}],"tuesday":[{"from":"07:00","to":"17:00"}]}""";

    @Inject
    AgroalDataSource source;
    @Inject
    CountAnew recounts;

    private final String tenant = aTenant();
    private Database database;

    @BeforeEach
    void see() {
        database = new Database(source, tenant);
    }

    @Test
    void observations_count_on_the_days_of_the_zone_that_was_chosen_before() {
        choose(tenant, settings("America/Los_Angeles", 1, "")).statusCode(200);
        Signals.of(tenant).answers(1, "nps", 9, LATE_IN_LOS_ANGELES).sent();
        assertEquals(1, on("2017-05-12"));
        assertEquals(0, on("2017-05-13"));
    }

    @Test
    void observations_count_on_the_days_of_the_zone_that_was_chosen_since() {
        choose(tenant, settings("UTC", 1, "")).statusCode(200);
        Signals.of(tenant).answers(2, "nps", 9, LATE_IN_LOS_ANGELES).answers(1, "nps", 9).sent();
        assertEquals(3, on("2017-05-13"));
        choose(tenant, settings("America/Los_Angeles", 1, "")).statusCode(200);
        done();
        assertEquals(2, on("2017-05-12"));
        assertEquals(1, on("2017-05-13"));
        choose(tenant, settings("Pacific/Apia", 1, "")).statusCode(200);
        choose(tenant, settings("Asia/Jerusalem", 1, "")).statusCode(200);
        done();
        assertEquals(0, on("2017-05-12"));
        assertEquals(3, on("2017-05-13"));
    }

    @Test
    void a_day_that_a_country_skipped_has_no_observations() {
        choose(tenant, settings("Pacific/Apia", 1, "")).statusCode(200);
        for (var time : List.of("2011-12-30T09:59:59Z", "2011-12-30T10:00:00Z", "2011-12-31T09:59:59Z")) {
            Signals.of(tenant).answers(1, "nps", 9, "\"observedAt\":\"" + time + "\"").sent();
        }
        assertEquals(1, on("2011-12-29"));
        assertEquals(0, on("2011-12-30"));
        assertEquals(2, on("2011-12-31"));
    }

    @Test
    void fourteen_hours_are_one_of_business_once_the_office_says_when_it_is_open() {
        choose(tenant, settings("Europe/Berlin", 1, "")).statusCode(200);
        isAnswered("2026-11-17");
        takes("first_response_time", 14 * 3600);
        takes("first_response_time_business", 14 * 3600);
        choose(tenant, settings("Europe/Berlin", 1, AN_OFFICE)).statusCode(200);
        done();
        takes("first_response_time", 14 * 3600);
        takes("first_response_time_business", 3600);
        choose(tenant, settings("Europe/Berlin", 1, AN_OFFICE + ",\"holidays\":[\"2026-11-17\"]")).statusCode(200);
        done();
        assertEquals("0.000", business());
        isAnswered("2026-11-10");
        isAnswered("2026-11-03");
        takes("first_response_time_business", 3600);
    }

    @Test
    void what_somebody_is_changing_is_waited_for_and_nobody_else_waits() {
        post(tenant, List.of(observation("one", "nps", 9, LATE_IN_LOS_ANGELES),
                observation("two", "nps", 9, LATE_IN_LOS_ANGELES))).statusCode(207);
        database.transaction(writer -> {
            writer.createStatement().execute("select from observation_name where id = 'one' for no key update");
            choose(tenant, settings("America/Los_Angeles", 1, "")).statusCode(200);
            Eventually.eventually(() -> assertEquals("1", waiting("not granted")));
            post(tenant, List.of(observation("three", "nps", 9, LATE_IN_LOS_ANGELES))).body("accepted", equalTo(1));
            recounting().body("recounting.what", equalTo("days"));
            return null;
        });
        done();
        assertEquals(3, on("2017-05-12"));
    }

    @Test
    void settings_change_again_when_what_is_counted_by_them_is_kept() {
        post(tenant, List.of(observation("one", "nps", 9, LATE_IN_LOS_ANGELES))).statusCode(207);
        var again = database.transaction(writer -> {
            writer.createStatement().execute("select from observation_name where id = 'one' for no key update");
            choose(tenant, settings("America/Los_Angeles", 1, "")).statusCode(200);
            Eventually.eventually(() -> assertEquals("1", waiting("not granted")));
            var choosing = CompletableFuture.supplyAsync(() -> choose(tenant, settings("UTC", 1, AN_OFFICE)));
            Eventually.eventually(() -> assertEquals("1", waiting("not granted and locktype = 'advisory'")));
            return choosing;
        });
        again.join().statusCode(200);
        done();
        assertEquals(1, on("2017-05-13"));
    }

    @Test
    void other_settings_leave_observations_as_they_are_counted() {
        choose(tenant, settings("UTC", 2, "")).statusCode(200).body("recounting", nullValue());
        Signals.of(tenant).answers(2, "nps", 9, LATE_IN_LOS_ANGELES).sent();
        choose(tenant, settings("UTC", 1, "\"retention\":\"P50Y\"")).statusCode(200).body("recounting", nullValue());
        assertEquals("0", database.one("select count(*) from recount"));
        choose(tenant, settings("UTC", 1, AN_OFFICE)).statusCode(200);
        done();
        assertEquals(2, on("2017-05-13"));
    }

    /** Sessions with such a lock. */
    private String waiting(String lock) {
        return database.one("select count(distinct pid) from pg_locks where " + lock);
    }

    private void done() {
        recounts.countAnew();
        Eventually.eventually(() -> recounting().body("recounting", nullValue()));
    }

    private ValidatableResponse recounting() {
        return as(tenant, "scores:read").get("/api/v1/scoring-settings").then().statusCode(200);
    }

    /** How many answers a day has. */
    private int on(String day) {
        var n = as(tenant, "scores:read").get("/api/v1/scores?metric=nps&from=" + day + "&to=" + day).then().statusCode(200)
                .extract().<Integer> path("items[0].n");
        return n == null ? 0 : n;
    }

    /** That a case was opened in the evening before and first answered at eight in the morning in Berlin. */
    private void isAnswered(String day) {
        var evening = LocalDate.parse(day).minusDays(1);
        post(tenant, List.of("""
                {"source":"crm","id":"case-%s","metric":"first_response_time","startedAt":"%sT18:00:00+01:00",
                 "observedAt":"%sT08:00:00+01:00","touchpoint":"support"}""".formatted(day, evening, day)))
                .body("accepted", equalTo(1));
    }

    /** The median of durations, which is told within 1 %. */
    private void takes(String metric, int seconds) {
        as(tenant, "scores:read").get("/api/v1/scores?metric=" + metric).then().statusCode(200)
                .body("items[0].value.toDouble()", closeTo(seconds, seconds / 100.0));
    }

    /** What of the latest duration fell into business hours. */
    private String business() {
        return database.one("select business_value from observation order by observed_at desc limit 1");
    }
}
