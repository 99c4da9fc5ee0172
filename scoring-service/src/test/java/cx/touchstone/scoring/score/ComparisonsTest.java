package cx.touchstone.scoring.score;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.scoring.Signals.with;
import static cx.touchstone.scoring.score.ScoreReader.read;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import cx.touchstone.scoring.persona.PublishedPersonas;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ComparisonsTest {

    private final String tenant = aTenant();

    @Test
    void as_many_days_before() {
        Signals.of(tenant).satisfied(8, 10, "wifi", on("2017-05-11")).satisfied(5, 10, "wifi", on("2017-05-10"))
                .satisfied(1, 10, "wifi", on("2017-04-30")).sent();
        read(tenant, "?from=2017-05-11&to=2017-05-20&compare=previous-period").body("items[0].change.value", equalTo(30f))
                .body("items[0].change.comparison.period.from", equalTo("2017-05-01"))
                .body("items[0].change.comparison.period.to", equalTo("2017-05-10"))
                .body("comparison.from", equalTo("2017-05-01"));
    }

    @Test
    void the_same_days_of_the_year_before() {
        Signals.of(tenant).satisfied(8, 10, "wifi", on("2017-02-28")).satisfied(6, 10, "wifi", on("2016-02-29")).sent();
        read(tenant, "?from=2017-02-01&to=2017-02-28&compare=same-period-last-year")
                .body("items[0].change.value", equalTo(20f)).body("comparison.to", equalTo("2016-02-29"));
    }

    @Test
    void the_period_of_the_same_name_before() {
        var today = LocalDate.now(ZoneOffset.UTC);
        Signals.of(tenant).satisfied(8, 10, "wifi", on(today.minusYears(1).toString()))
                .satisfied(6, 10, "wifi", on("2010-01-01"))
                .sent();
        read(tenant, "?period=previous-year&compare=previous-period").body("items[0].n", equalTo(10))
                .body("items[0].change", nullValue()).body("comparison.to", equalTo((today.getYear() - 2) + "-12-31"));
        read(tenant, "?period=last-7-days").body("items.size()", equalTo(0));
    }

    @Test
    void units_of_time_with_the_one_before() {
        Signals.of(tenant).satisfied(8, 10, "wifi", on("2017-05-11")).satisfied(5, 10, "wifi", on("2017-04-10"))
                .satisfied(1, 10, "wifi", on("2017-02-28")).sent();
        read(tenant, "?groupBy=month&compare=previous-period").body("items.period.from",
                contains("2017-02-01", "2017-04-01", "2017-05-01")).body("items.n", contains(10, 10, 10))
                .body("items.change.value", contains(30f)).body("items[2].change.comparison.period.from",
                        equalTo("2017-04-01"));
    }

    @Test
    void another_segment_in_the_place_of_what_is_filtered_by() {
        Signals.of(tenant).satisfied(8, 10, "wifi", with("gate", "A")).satisfied(5, 20, "wifi", with("gate", "B"))
                .satisfied(5, 9, "wifi", with("gate", "C")).sent();
        read(tenant, "?attribute=gate:A&compare=segment:gate:B").body("items[0].change.value", equalTo(55f))
                .body("items[0].change.comparison.n", equalTo(20))
                .body("items[0].change.comparison.segment.value", equalTo("B"))
                .body("items[0].change.pValue", notNullValue());
        read(tenant, "?groupBy=attribute:gate&compare=segment:gate:B").body("items.segment.value", contains("A", "B", "C"))
                .body("items[0].change.value", equalTo(55f)).body("items[1].change", nullValue())
                .body("items[2].change.comparison.n", equalTo(20));
    }

    @Test
    void nothing_is_tested_when_some_answers_are_on_both_sides() {
        Signals.of(tenant).satisfied(8, 10, "wifi", with("gate", "A")).satisfied(5, 20, "wifi", with("gate", "B")).sent();
        read(tenant, "?attribute=gate:A&attribute=gate:B&compare=segment:gate:B")
                .body("items[0].change.comparison.n", equalTo(20)).body("items[0].change.pValue", nullValue())
                .body("items[0].change.significant", equalTo(false));
        read(tenant, "?from=2017-05-01&compareFrom=2017-01-01&compareTo=2017-12-31")
                .body("items[0].change.value", equalTo(0f)).body("items[0].change.pValue", nullValue());
    }

    @Test
    void another_touchpoint_or_channel() {
        Signals.of(tenant).satisfied(8, 10, "wifi", by("web")).satisfied(5, 10, "shops", by("app")).sent();
        read(tenant, "?groupBy=touchpoint&compare=touchpoint:shops").body("items.touchpoint", contains("shops", "wifi"))
                .body("items[0].change", nullValue()).body("items[1].change.value", equalTo(30f))
                .body("items[1].change.comparison.touchpoint", equalTo("shops"));
        read(tenant, "?touchpoint=wifi&compare=touchpoint:shops").body("items[0].change.value", equalTo(30f));
        read(tenant, "?channel=web&compare=channel:app").body("items[0].change.value", equalTo(30f))
                .body("items[0].change.comparison.channel", equalTo("app"));
    }

    @Test
    void what_is_withheld_is_not_compared_with() {
        Signals.of(tenant).satisfied(8, 10, "wifi", with("gate", "A")).satisfied(2, 3, "wifi", with("gate", "B"))
                .satisfied(5, 9, "wifi", with("gate", "C")).satisfied(5, 30, "wifi", with("gate", "D")).sent();
        read(tenant, "?attribute=gate:D&compare=segment:gate:B").body("items[0].n", equalTo(30))
                .body("items[0].change", nullValue());
    }

    @Test
    void another_persona() {
        var young = UUID.randomUUID();
        var old = UUID.randomUUID();
        PublishedPersonas.deliver(tenant, young, 1, "{\"attribute\":\"age\",\"from\":18,\"to\":39.5}");
        PublishedPersonas.deliver(tenant, old, 1, "{\"attribute\":\"age\",\"from\":40}",
                "{\"attribute\":\"sex\",\"in\":[\"f\",\"m\"]}",
                "{\"attribute\":\"crew\",\"present\":false}");
        Signals.of(tenant).satisfied(8, 10, "wifi", with("age", "18", "sex", "f"))
                .satisfied(5, 10, "wifi", with("age", "67", "sex", "m"))
                .satisfied(1, 7, "wifi", with("age", "67", "sex", "f", "crew", "yes"))
                .satisfied(1, 8, "wifi", with("age", "a lot"))
                .satisfied(1, 8, "wifi", with("sex", "f")).sent();
        read(tenant, "?persona=" + young).body("items[0].n", equalTo(10)).body("items[0].persona", equalTo(young.toString()));
        read(tenant, "?persona=" + young + "&compare=persona:" + old).body("items[0].change.value", equalTo(30f))
                .body("items[0].change.comparison.n", equalTo(10)).body("items[0].change.pValue", notNullValue())
                .body("items[0].change.comparison.persona", equalTo(old.toString()));
        var everybody = UUID.randomUUID();
        PublishedPersonas.deliver(tenant, everybody, 1, "{\"attribute\":\"age\",\"from\":18}");
        read(tenant, "?persona=" + young + "&compare=persona:" + everybody).body("items[0].change.comparison.n", equalTo(27))
                .body("items[0].change.pValue", nullValue());
    }

    private static String on(String day) {
        return "\"observedAt\":\"" + day + "T12:00:00Z\"";
    }

    private static String by(String channel) {
        return "\"channel\":\"" + channel + "\"";
    }
}
