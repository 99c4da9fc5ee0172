package cx.touchstone.scoring.score;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.scoring.score.ScoreReader.read;
import static cx.touchstone.scoring.settings.Chosen.choose;
import static cx.touchstone.scoring.settings.Chosen.settings;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The numbers that everybody can check by hand, from observations to scores. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WorkedNumbersTest {

    private static final String BEFORE = "\"observedAt\":\"2016-05-13T07:00:00Z\"";
    private static final String CHANGE = "?from=2017-01-01&to=2017-12-31&compareFrom=2016-01-01&compareTo=2016-12-31";

    private final String tenant = aTenant();

    @ParameterizedTest
    @CsvSource({ "5,5,10, 25, -11.7161,55.1944", "20,30,50, 30, 14.0511,44.2013", "200,300,500, 30, 25.077,34.7435",
            "2,0,9, 63.6364, 8.0008,91.9992", "0,0,10, 100, 47.5036,100", "1,1,1, 0, -61.1126,61.1126" })
    void nps_has_an_adjusted_wald_interval(int detractors, int passives, int promoters, float value, float low, float high) {
        choose(tenant, settings("UTC", 3, ""));
        Signals.of(tenant).answers(detractors, "nps", 6).answers(passives, "nps", 8).answers(promoters, "nps", 9).sent();
        read(tenant, "?metric=nps").body("items", hasSize(1)).body("items[0].value", equalTo(value))
                .body("items[0].unit", equalTo("points")).body("items[0].n", equalTo(detractors + passives + promoters))
                .body("items[0].people", equalTo(detractors + passives + promoters))
                .body("items[0].interval.low", equalTo(low)).body("items[0].interval.high", equalTo(high))
                .body("items[0].interval.level", equalTo(0.95f)).body("items[0].interval.method", equalTo("adjusted-wald"))
                .body("items[0].method.id", equalTo("nps")).body("items[0].method.version", equalTo(1))
                .body("items[0].withheld", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource({ "6,32, 18.75, 8.8895,35.3092", "81,263, 30.7985, 25.5289,36.621", "90,100, 90, 82.5634,94.4771",
            "0,10, 0, 0,27.7533", "10,10, 100, 72.2467,100" })
    void satisfaction_has_a_wilson_interval(int satisfied, int of, float value, float low, float high) {
        Signals.of(tenant).satisfied(satisfied, of, "wifi").sent();
        read(tenant, "?metric=csat").body("items[0].value", equalTo(value)).body("items[0].interval.low", equalTo(low))
                .body("items[0].interval.high", equalTo(high)).body("items[0].interval.method", equalTo("wilson"));
    }

    @ParameterizedTest
    @CsvSource({ "1, 0.358751, false,", "10, 0.00324, true, 0.01" })
    void a_change_of_nps_is_tested_with_adjusted_variances(int times, float pValue, boolean significant, Float at) {
        Signals.of(tenant).answers(15 * times, "nps", 6).answers(30 * times, "nps", 7).answers(55 * times, "nps", 10)
                .answers(20 * times, "nps", 0, BEFORE).answers(30 * times, "nps", 8, BEFORE)
                .answers(50 * times, "nps", 9, BEFORE).sent();
        read(tenant, CHANGE).body("items[0].change.value", equalTo(10f)).body("items[0].change.pValue", equalTo(pValue))
                .body("items[0].change.significant", equalTo(significant)).body("items[0].change.significantAt", equalTo(at))
                .body("items[0].change.comparison.value", equalTo(30f))
                .body("items[0].change.comparison.period.from", equalTo("2016-01-01"));
    }

    @Test
    void a_change_of_a_share_has_a_newcombe_interval() {
        Signals.of(tenant).satisfied(56, 70, "wifi").satisfied(48, 80, "wifi", BEFORE).sent();
        read(tenant, CHANGE).body("items[0].change.value", equalTo(20f)).body("items[0].change.low", equalTo(5.2431f))
                .body("items[0].change.high", equalTo(33.3873f)).body("items[0].change.pValue", equalTo(0.008045f));
    }

    @Test
    void effort_is_read_as_share_mean_and_net() {
        int[] counts = { 80, 210, 140, 110, 160, 180, 120 };
        var signals = Signals.of(tenant);
        for (int i = 0; i < counts.length; i++) {
            signals.answers(counts[i], "ces_7", i + 1);
        }
        signals.sent();
        read(tenant, "?metric=ces_7&metric=ces_7_mean&metric=ces_7_net").body("items.value", contains(46f, 4.08f, -13f))
                .body("items.unit", contains("percent", "scale", "points"))
                .body("items.n", contains(1000, 1000, 1000));
    }

    @Test
    void contacts_resolved_at_once_are_read_gross_and_net() {
        // 2: not to be resolved there. 60 of 100, and 60 of the 80 that could be.
        Signals.of(tenant).answers(60, "first_contact_resolution", 1).answers(20, "first_contact_resolution", 0)
                .answers(20, "first_contact_resolution", 2).sent();
        read(tenant, "?metric=first_contact_resolution&metric=first_contact_resolution_net")
                .body("items.value", contains(60f, 75f));
    }

    @Test
    void a_score_without_any_answer_that_it_speaks_of_has_no_value() {
        Signals.of(tenant).answers(20, "first_contact_resolution", 2).sent();
        read(tenant, "?metric=first_contact_resolution_net").body("items[0].withheld", equalTo(false))
                .body("items[0].n", equalTo(20)).body("items[0].value", nullValue())
                .body("items[0].interval", nullValue()).body("items[0].weighted.value", nullValue());
    }

    @Test
    void weights_have_a_change_of_their_own() {
        // Weighted: 50 of 60 against 50 of 100; (Σw)²/Σw² is 60²/260 and 100²/500. Newcombe's interval of shares of those.
        Signals.of(tenant).answers(10, "csat", 5, "\"weight\":5").answers(10, "csat", 1, "\"weight\":1")
                .answers(10, "csat", 5, "\"weight\":5," + BEFORE).answers(10, "csat", 1, "\"weight\":5," + BEFORE).sent();
        read(tenant, CHANGE).body("items[0].change.value", equalTo(0f)).body("items[0].change.pValue", equalTo(1f))
                .body("items[0].change.significant", equalTo(false)).body("items[0].change.weighted.value", equalTo(33.3333f))
                .body("items[0].change.weighted.low", equalTo(0.4439f)).body("items[0].change.weighted.high", equalTo(56.5031f))
                .body("items[0].change.weighted.pValue", equalTo(0.047472f))
                .body("items[0].change.weighted.significantAt", equalTo(0.05f));
    }
}
