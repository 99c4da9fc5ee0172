package cx.touchstone.scoring.score.related;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static cx.touchstone.scoring.Signals.retraction;
import static cx.touchstone.scoring.score.ScoreReader.ask;
import static cx.touchstone.scoring.score.ScoreReader.read;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.observation.Database;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RelatedScoresTest {

    private static final String MAY = "&from=2017-05-01&to=2017-05-31";

    @Inject
    AgroalDataSource source;

    private final String tenant = aTenant();
    private int sent;

    @Test
    void complaints_are_told_by_the_month_whatever_the_period() {
        happened("complaints", 20, "2017-02-10", "");
        happened("complaints", 16, "2017-11-10", "");
        // 36 / 365 × 30.436875
        read(tenant, "?metric=complaints_per_month&from=2017-01-01&to=2017-12-31").body("items[0].value", equalTo(3.002f))
                .body("items[0].unit", equalTo("rate")).body("items[0].n", equalTo(36))
                .body("items[0].interval.method", equalTo("byar"));
        // 16 / 30 and 20 / 28, × 30.436875
        read(tenant, "?metric=complaints_per_month&from=2017-11-01&to=2017-11-30&compareFrom=2017-02-01&compareTo=2017-02-28")
                .body("items[0].value", equalTo(16.233f)).body("items[0].change.comparison.value", equalTo(21.7406f))
                .body("items[0].change.significant", equalTo(false));
        read(tenant, "?metric=complaints_per_month").body("items[0].value", nullValue()).body("items[0].n", equalTo(36));
    }

    @Test
    void twelve_complaints_of_four_thousand_customers_are_three_of_a_thousand() {
        told("customers", 4000, "2017-04-20", "");
        happened("complaints", 12, "2017-05-10", "");
        read(tenant, "?metric=complaints_per_1000_customers" + MAY).body("items[0].value", equalTo(3f))
                .body("items[0].n", equalTo(12)).body("items[0].unit", equalTo("rate"))
                .body("items[0].interval.method", equalTo("byar")).body("items[0].method.id", equalTo("ratio"));
        // From the 17th on twice as many: (16 × 4000 + 15 × 8000)/31 in the mean.
        told("customers", 8000, "2017-05-17", "");
        read(tenant, "?metric=complaints_per_1000_customers" + MAY).body("items[0].value", equalTo(2.0217f));
    }

    @Test
    void what_is_made_of_something_withheld_is_withheld() {
        told("customers", 4000, "2017-04-20", "");
        happened("complaints", 4, "2017-05-10", "");
        read(tenant, "?metric=complaints_per_1000_customers&metric=complaints_per_month" + MAY)
                .body("items.withheld", contains(true, true)).body("items[0].value", nullValue())
                .body("items[1].n", nullValue());
    }

    @Test
    void complaints_of_a_touchpoint_are_measured_by_all_customers() {
        told("customers", 2000, "2017-04-20", "");
        happened("complaints", 9, "2017-05-10", "\"touchpoint\":\"billing\"");
        happened("complaints", 6, "2017-05-10", "\"touchpoint\":\"support\"");
        read(tenant, "?metric=complaints_per_1000_customers&groupBy=touchpoint" + MAY)
                .body("items.touchpoint", contains("billing", "support")).body("items.value", contains(4.5f, 3f));
    }

    @Test
    void followers_are_the_last_of_every_network() {
        told("social_followers", 100, "2017-05-02", "\"channel\":\"mastodon\"");
        told("social_followers", 40, "2017-05-03", "\"channel\":\"bluesky\"");
        told("social_followers", 130, "2017-05-20", "\"channel\":\"mastodon\"");
        read(tenant, "?metric=social_followers" + MAY).body("items[0].value", equalTo(170f)).body("items[0].n", equalTo(2))
                .body("items[0].interval", nullValue()).body("items[0].method.id", equalTo("last-value"));
        read(tenant, "?metric=social_followers&groupBy=channel" + MAY).body("items.channel", contains("bluesky", "mastodon"))
                .body("items.value", contains(40f, 130f));
        read(tenant, "?metric=social_followers&channel=mastodon&to=2017-05-10").body("items[0].value", equalTo(100f));
        read(tenant, "?metric=social_followers&from=2017-05-01&to=2017-06-30&groupBy=month").body("items.value",
                contains(170f, 170f));
        read(tenant, "?metric=social_followers&to=2017-05-31&compareFrom=2017-04-01&compareTo=2017-05-10")
                .body("items[0].change.value", equalTo(30f)).body("items[0].change.pValue", nullValue());
        read(tenant, "?metric=social_followers&to=2017-05-01").body("items[0].value", nullValue());
    }

    @Test
    void a_reading_that_is_corrected_or_taken_back_no_longer_holds() {
        post(tenant, List.of(reading("a", 0, 500, "2017-05-02"), reading("b", 0, 900, "2017-05-05"))).body("accepted",
                equalTo(2));
        post(tenant, List.of(reading("a", 1, 450, "2017-05-01"))).body("accepted", equalTo(1));
        read(tenant, "?metric=customers&to=2017-05-04").body("items[0].value", equalTo(450f));
        post(tenant, List.of(retraction("b", 1))).body("accepted", equalTo(1));
        read(tenant, "?metric=customers&to=2017-05-31").body("items[0].value", equalTo(450f));
        post(tenant, List.of(reading("b", 0, 900, "2017-05-05"))).body("duplicates", equalTo(1));
        read(tenant, "?metric=customers&to=2017-05-31").body("items[0].value", equalTo(450f));
        read(aTenant(), "?metric=customers&to=2017-05-31").body("items[0].value", nullValue());
    }

    @Test
    void of_two_hundred_customers_and_forty_new_ones_a_hundred_and_eighty_stayed() {
        told("customers", 200, "2017-04-30", "");
        told("customers", 220, "2017-05-31", "");
        told("new_customers", 25, "2017-05-08", "");
        told("new_customers", 15, "2017-05-20", "");
        read(tenant, "?metric=retention" + MAY).body("items[0].value", equalTo(90f)).body("items[0].unit", equalTo("percent"))
                .body("items[0].n", equalTo(200)).body("items[0].interval.low", equalTo(85.0594f))
                .body("items[0].interval.high", equalTo(93.433f)).body("items[0].interval.method", equalTo("wilson"));
        // In June nobody joined: 200 / 220
        told("customers", 200, "2017-06-30", "");
        read(tenant, "?metric=retention&from=2017-06-01&to=2017-06-30&compareFrom=2017-05-01&compareTo=2017-05-31")
                .body("items[0].value", equalTo(90.9091f)).body("items[0].change.comparison.value", equalTo(90f));
        read(tenant, "?metric=retention&to=2017-05-31").body("items[0].value", nullValue());
        // May is in both: whether chance explains the difference cannot be told.
        read(tenant, "?metric=retention" + MAY + "&compareFrom=2017-05-01&compareTo=2017-06-30")
                .body("items[0].change.comparison.n", equalTo(200)).body("items[0].change.pValue", nullValue());
    }

    @Test
    void retention_is_told_of_every_segment_that_customers_are_told_of() {
        for (var plan : List.of("basic", "gold")) {
            var attribute = "\"subject\":{\"system\":\"crm\",\"type\":\"plan\",\"id\":\"" + plan
                    + "\"},\"attributes\":{\"plan\":\"" + plan + "\"}";
            told("customers", 100, "2017-04-30", attribute);
            told("customers", plan.equals("gold") ? 99 : 80, "2017-05-31", attribute);
            told("new_customers", 10, "2017-05-08", attribute);
        }
        read(tenant, "?metric=retention&groupBy=attribute:plan" + MAY).body("items.segment.value", contains("basic", "gold"))
                .body("items.value", contains(70f, 89f));
        read(tenant, "?metric=retention&attribute=plan:gold" + MAY).body("items.value", contains(89f));
        read(tenant, "?metric=retention" + MAY).body("items.value", contains(79.5f));
    }

    @Test
    void thirty_clicks_on_a_thousand_pages_are_three_of_a_hundred() {
        told("page_views", 600, "2017-05-08", "");
        told("page_views", 400, "2017-05-09", "");
        told("page_clicks", 30, "2017-05-09", "");
        read(tenant, "?metric=page_ctr" + MAY).body("items[0].value", equalTo(3f)).body("items[0].unit", equalTo("rate"))
                .body("items[0].interval.method", equalTo("delta"));
        read(tenant, "?metric=page_ctr&from=2017-06-01&to=2017-06-30").body("items", hasSize(1)).body("items[0].value",
                nullValue());
    }

    @Test
    void who_names_no_metric_is_told_what_was_observed() {
        told("page_views", 600, "2017-05-08", "");
        happened("complaints", 6, "2017-05-08", "");
        read(tenant, "?from=2017-05-01").body("items.metric", contains("complaints", "page_views"));
    }

    @Test
    void of_last_values_nobody_knows_whose_they_are() {
        ask(tenant, "?metric=customers&persona=0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6073").statusCode(400).body("errors.code",
                contains("unknown-persona", "unsupported-combination"));
    }

    @Test
    void more_readings_than_one_question_may_take_are_refused() {
        var database = new Database(source, tenant);
        database.in(connection -> connection.createStatement().execute(
                """
                        insert into reading (tenant_id, metric, series, observed_at, source, id, value, attributes)
                        select '%s', 'social_followers', 's', timestamptz '2001-01-01' + i * interval '1 hour', 'test', i, i, '{}'::jsonb
                        from generate_series(1, 100001) as i"""
                        .formatted(tenant)));
        ask(tenant, "?metric=social_followers").statusCode(400).body("code", equalTo("too-many-readings"));
        database.in(connection -> connection.createStatement().execute("delete from reading where id = '1'"));
        read(tenant, "?metric=social_followers").body("items[0].value", equalTo(100001f));
    }

    private void happened(String metric, int times, String day, String more) {
        var observations = new ArrayList<String>();
        for (int i = 0; i < times; i++) {
            observations.add(at(metric, 1, day, more));
        }
        post(tenant, observations).body("accepted", equalTo(times));
    }

    private void told(String metric, int value, String day, String more) {
        post(tenant, List.of(at(metric, value, day, more))).body("accepted", equalTo(1));
    }

    private String at(String metric, int value, String day, String more) {
        return observation("o-" + sent++, metric, value,
                "\"observedAt\":\"" + day + "T00:00:00Z\"" + (more.isEmpty() ? "" : "," + more));
    }

    private static String reading(String id, int revision, int value, String day) {
        return observation(id, "customers", value, "\"revision\":" + revision + ",\"observedAt\":\"" + day + "T00:00:00Z\"");
    }
}
