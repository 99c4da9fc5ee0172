package cx.touchstone.scoring.trend;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.settings.Chosen.choose;
import static cx.touchstone.scoring.settings.Chosen.settings;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TrendTest {

    private final String tenant = aTenant();

    @Test
    void every_unit_of_the_period_has_a_point() {
        Signals.of(tenant).satisfied(8, 10, "wifi", on("2017-05-03")).satisfied(2, 3, "wifi", on("2017-05-16"))
                .satisfied(5, 10, "wifi", on("2017-05-30")).sent();
        read("?metric=csat&by=week&from=2017-05-03&to=2017-05-31").body("by", equalTo("week")).body("series", hasSize(1))
                .body("series[0].points.period.from",
                        contains("2017-05-03", "2017-05-08", "2017-05-15", "2017-05-22", "2017-05-29"))
                .body("series[0].points[0].period.to", equalTo("2017-05-07")).body("series[0].points[0].value", equalTo(80f))
                .body("series[0].points[0].interval.low", notNullValue()).body("series[0].points[1].n", nullValue())
                // The three of the third week are told together with those of the last one.
                .body("series[0].points.withheld", contains(false, false, true, false, true))
                .body("series[0].points[2].n", nullValue()).body("series[0].points[4].period.to", equalTo("2017-05-31"));
    }

    @Test
    void every_group_has_a_series() {
        Signals.of(tenant).satisfied(8, 10, "wifi", on("2016-11-30")).satisfied(5, 10, "shops", on("2016-12-31"))
                .satisfied(6, 10, "shops", on("2017-04-01")).sent();
        read("?by=quarter&groupBy=touchpoint&compare=previous-period").body("series.touchpoint", contains("shops", "wifi"))
                .body("series[0].points.period.from", contains("2016-10-01", "2017-01-01", "2017-04-01"))
                .body("series[0].points.n", contains(10, null, 10)).body("series[1].points", hasSize(3))
                .body("series[1].points.n", contains(10, null, null));
    }

    @Test
    void quarters_and_years_are_whole_when_the_period_is_open() {
        Signals.of(tenant).satisfied(8, 10, "wifi", on("2016-11-30")).sent();
        read("?by=quarter").body("series[0].points[0].period.from", equalTo("2016-10-01"))
                .body("series[0].points[0].period.to", equalTo("2016-12-31"));
        read("?by=year").body("series[0].points[0].period.from", equalTo("2016-01-01"));
        read("?by=day&to=2016-11-30").body("series[0].points", hasSize(1));
    }

    @Test
    void days_begin_where_the_tenant_is_also_when_clocks_change() {
        choose(tenant, settings("America/Los_Angeles", 5, "")).statusCode(200);
        // On 12 March 2017 clocks went forward, on 5 November back: that day had 25 hours.
        Signals.of(tenant).satisfied(5, 5, "wifi", at("2017-03-12T07:59:59Z"))
                .satisfied(6, 6, "wifi", at("2017-03-12T08:00:00Z"))
                .satisfied(7, 7, "wifi", at("2017-03-13T06:59:59Z")).satisfied(8, 8, "wifi", at("2017-03-13T07:00:00Z")).sent();
        read("?by=day&from=2017-03-11&to=2017-03-13").body("timeZone", equalTo("America/Los_Angeles"))
                .body("series[0].points.n", contains(5, 13, 8));
        Signals.of(tenant).satisfied(5, 5, "wifi", at("2017-11-05T06:59:59Z"))
                .satisfied(6, 6, "wifi", at("2017-11-05T07:00:00Z"))
                .satisfied(7, 7, "wifi", at("2017-11-06T07:59:59Z")).satisfied(8, 8, "wifi", at("2017-11-06T08:00:00Z")).sent();
        read("?by=day&from=2017-11-04&to=2017-11-06").body("series[0].points.n", contains(5, 13, 8));
    }

    @Test
    void faults_are_named() {
        ask("").statusCode(400).body("errors[0].pointer", equalTo("by")).body("errors[0].code", equalTo("required"));
        ask("?by=hour").statusCode(400).body("errors[0].code", equalTo("invalid"));
        ask("?by=day&groupBy=week").statusCode(400).body("errors[0].pointer", equalTo("groupBy"));
        ask("?by=day&from=2015-01-01&to=2016-12-31").statusCode(400).body("errors[0].code", equalTo("too-many-units"));
        Signals.of(tenant).satisfied(5, 5, "wifi", on("2015-01-01")).satisfied(5, 5, "wifi", on("2016-12-31")).sent();
        ask("?by=day").statusCode(400).body("errors[0].code", equalTo("too-many-units"));
        as(tenant, "signals:write").get("/api/v1/scores/trend?by=day").then().statusCode(403);
    }

    @Test
    void who_has_no_observations_has_no_series() {
        read("?by=day").body("series", hasSize(0));
        read("?by=day&from=2017-01-01&to=2017-01-02&metric=nps").body("series", hasSize(0));
    }

    private ValidatableResponse ask(String query) {
        return as(tenant, "scores:read").get("/api/v1/scores/trend" + query).then();
    }

    private ValidatableResponse read(String query) {
        return ask(query).statusCode(200);
    }

    private static String on(String day) {
        return at(day + "T12:00:00Z");
    }

    private static String at(String time) {
        return "\"observedAt\":\"" + time + "\"";
    }
}
