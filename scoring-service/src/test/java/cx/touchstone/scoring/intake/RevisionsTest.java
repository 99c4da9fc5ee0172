package cx.touchstone.scoring.intake;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static cx.touchstone.scoring.Signals.retraction;
import static cx.touchstone.scoring.Signals.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import cx.touchstone.scoring.change.Folded;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RevisionsTest {

    private static final String COUNTED = "select sum(n) from tally where family = 0 and span = 'D' and touchpoint = '*'";
    private static final String NINE = observation("one", "nps", 9, "");
    private static final String CORRECTED = observation("one", "nps", 2, "\"revision\":1");

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();

    @Test
    void a_higher_revision_replaces_what_was_counted() {
        Signals.of(tenant).answers(9, "nps", 9).sent();
        send(NINE).body("results.outcome", contains("accepted"));
        score("nps").body("items[0].n", equalTo(10)).body("items[0].value", equalTo(100f));
        send(CORRECTED).body("results.outcome", contains("accepted"));
        score("nps").body("items[0].n", equalTo(10)).body("items[0].value", equalTo(80f));
    }

    @Test
    void the_same_or_a_lower_revision_is_a_duplicate() {
        send(CORRECTED).body("results.outcome", contains("accepted"));
        send(NINE, CORRECTED, observation("one", "nps", 10, "\"revision\":1")).body("results.outcome",
                contains("duplicate", "duplicate", "duplicate"));
        assertEquals("2", kept("value"));
    }

    @Test
    void a_correction_may_be_of_another_metric_day_weight_touchpoint_and_attribute() {
        Signals.of(tenant).answers(9, "nps", 9, with("gate", "A")).answers(9, "csat", 4, with("gate", "B")).sent();
        send(observation("one", "nps", 9, "\"weight\":2.5," + with("gate", "A")));
        send(observation("one", "csat", 4, "\"revision\":3,\"observedAt\":\"2018-01-01T00:00:00Z\",\"weight\":0.1,"
                + "\"touchpoint\":\"wifi\"," + with("gate", "B")));
        as(tenant, "scores:read").get("/api/v1/scores?groupBy=attribute:gate").then().body("items.metric",
                contains("csat", "nps")).body("items.n", contains(10, 9)).body("items.weighted.n", contains(9.1f, 9));
    }

    @Test
    void what_is_retracted_is_not_counted_and_leaves_nothing_but_its_name() {
        Signals.of(tenant).answers(5, "nps", 3).sent();
        send(observation("one", "nps", 9, "\"channel\":\"web\",\"touchpoint\":\"wifi\"," + with("who", "Ana") + ","
                + "\"subject\":{\"system\":\"crm\",\"type\":\"case\",\"id\":\"4711\"}"));
        send(retraction("one", 1)).body("results.outcome", contains("accepted"));
        score("nps").body("items[0].n", equalTo(5)).body("items[0].value", equalTo(-100f));
        assertEquals("test one 1", one("select concat_ws(' ', source, id, revision, observed_at) from observation_name"
                + " where id = 'one'"));
        assertEquals("0", kept("count(*)"));
        assertEquals("0", one("select count(*) from tally where segment_value = 'web' or touchpoint = 'wifi'"));
    }

    @Test
    void below_the_threshold_after_a_retraction_the_score_is_withheld() {
        Signals.of(tenant).answers(4, "nps", 9).sent();
        send(NINE);
        score("nps").body("items[0].withheld", equalTo(false));
        send(retraction("one", 1));
        score("nps").body("items[0].withheld", equalTo(true));
    }

    @Test
    void what_comes_after_its_retraction_stays_retracted() {
        send(retraction("one", 2)).body("results.outcome", contains("accepted"));
        send(NINE, CORRECTED, retraction("one", 2), retraction("one", 1)).body("duplicates", equalTo(4));
        assertEquals("0", one("select count(*) from tally"));
    }

    @Test
    void a_still_higher_revision_brings_it_back() {
        send(NINE, retraction("one", 1)).body("accepted", equalTo(2));
        send(observation("one", "nps", 5, "\"revision\":2")).body("accepted", equalTo(1));
        assertEquals("5", kept("value"));
        assertEquals("1", one(COUNTED));
    }

    @Test
    void revisions_in_one_batch_take_effect_in_their_order() {
        send(NINE, CORRECTED, NINE, retraction("one", 2), CORRECTED, observation("one", "nps", 7, "\"revision\":4"),
                retraction("one", 3)).body("results.outcome",
                        contains("accepted", "accepted", "duplicate", "accepted", "duplicate", "accepted", "duplicate"));
        assertEquals("7", kept("value"));
        assertEquals("1", one(COUNTED));
    }

    @Test
    void what_is_corrected_over_the_end_of_a_month_moves_to_the_other_one() {
        Signals.of(tenant).answers(5, "nps", 3).sent();
        send(observation("one", "nps", 9, "\"observedAt\":\"2017-05-31T23:59:59.999999Z\""));
        send(observation("one", "nps", 9, "\"revision\":1,\"observedAt\":\"2017-06-01T00:00:00Z\""));
        assertEquals("2017-06-01", kept("string_agg(day::text, ',')"));
        assertEquals("2017-06-01",
                one("select string_agg(distinct day::text, ',') from tally where span = 'D' and 9 = any(buckets)"));
        assertEquals("1", one("select count(distinct tableoid) from observation where day = '2017-06-01'"));
        send(retraction("one", 2));
        assertEquals("0", kept("count(*)"));
        assertEquals("5", one(COUNTED));
    }

    @Test
    void the_last_instant_of_a_day_is_taken_from_the_day_to_which_it_was_added() {
        send(observation("one", "nps", 9, "\"observedAt\":\"2017-05-13T23:59:59.999999999Z\""));
        assertEquals("2017-05-13", one("select distinct day from tally where span = 'D'"));
        send(retraction("one", 1));
        assertEquals("0", one("select count(*) from tally"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "`revision`:-1                                | revision   | range",
            "`revision`:2147483648                        | revision   | range",
            "`revision`:1.5                               | revision   | range",
            "`revision`:1e99999                           | revision   | range",
            "`revision`:`1`                               | revision   | type",
            "`revision`:1,`retracted`:1                   | retracted  | type",
            "`retracted`:true                             | revision   | required",
            "`revision`:1,`retracted`:true,`value`:9      | value      | unknown-field",
            "`revision`:1,`retracted`:true,`attributes`:{} | attributes | unknown-field" })
    void a_revision_that_cannot_be_is_refused(String fields, String place, String code) {
        var members = fields.replace('`', '"');
        var content = members.contains("\"retracted\":true") ? ""
                : "\"metric\":\"nps\",\"value\":9,\"observedAt\":\"2017-05-13T07:00:00Z\",";
        send("{\"source\":\"test\",\"id\":\"bad\"," + content + members + "}").body("results.outcome", contains("refused"))
                .body("results[0].errors", hasSize(1)).body("results[0].errors[0].pointer", equalTo("/observations/0/" + place))
                .body("results[0].errors[0].code", equalTo(code));
    }

    @Test
    void what_is_not_retracted_must_be_whole() {
        send("{\"source\":\"test\",\"id\":\"bad\",\"revision\":1,\"retracted\":false}").body("results[0].errors.pointer",
                containsInAnyOrder("/observations/0/metric", "/observations/0/value", "/observations/0/observedAt"));
    }

    private ValidatableResponse send(String... observations) {
        return post(tenant, List.of(observations)).statusCode(207);
    }

    private ValidatableResponse score(String metric) {
        return as(tenant, "scores:read").get("/api/v1/scores?metric=" + metric).then().statusCode(200);
    }

    private String kept(String what) {
        return one("select " + what + " from observation where id = 'one'");
    }

    private String one(String query) {
        Folded.of(tenant);
        return Tenant.as(tenant, () -> {
            try (var connection = database.getConnection(); var row = connection.createStatement().executeQuery(query)) {
                row.next();
                return row.getString(1);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }
}
