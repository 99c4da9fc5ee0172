package cx.touchstone.scoring.score;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.scoring.Signals.with;
import static cx.touchstone.scoring.plan.Plans.deliver;
import static cx.touchstone.scoring.plan.Plans.touchpoint;
import static cx.touchstone.scoring.score.ScoreReader.ask;
import static cx.touchstone.scoring.score.ScoreReader.read;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Scores by where things were observed. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PlacesTest {

    private final String tenant = aTenant();
    private final UUID journey = UUID.randomUUID();

    @Test
    void a_journey_is_the_touchpoints_of_its_latest_plan() {
        deliver(tenant, journey, 1, touchpoint("wifi", 50, "csat"), touchpoint("parking", 50, "csat"));
        Signals.of(tenant).satisfied(8, 10, "wifi").satisfied(3, 6, "parking").satisfied(1, 20, "shops").answers(9, "csat", 1)
                .sent();
        read(tenant, "?journey=" + journey).body("items", hasSize(1)).body("items[0].n", equalTo(16))
                .body("items[0].people", nullValue()).body("items[0].touchpoint", nullValue());
        read(tenant, "?journey=" + journey + "&groupBy=touchpoint").body("items.touchpoint", contains("parking", "wifi"))
                .body("items.people", contains(6, 10));
        read(tenant, "?journey=" + journey + "&touchpoint=wifi&touchpoint=shops").body("items[0].n", equalTo(10));
        deliver(tenant, journey, 2, touchpoint("shops", 50, "csat"));
        read(tenant, "?journey=" + journey).body("items[0].n", equalTo(20));
    }

    @Test
    void stages_are_those_of_the_journey_named() {
        deliver(tenant, journey, 1, at("arriving", "parking"), at("arriving", "taxi"), at("inside", "wifi"),
                at("inside", "shops"), touchpoint("roof", 1, "csat").replace("\"stage\":\"inside\",", ""));
        deliver(tenant, UUID.randomUUID(), 1, at("before", "parking"));
        Signals.of(tenant).satisfied(8, 10, "wifi").satisfied(3, 6, "parking").satisfied(10, 20, "shops")
                .satisfied(5, 5, "roof").sent();
        read(tenant, "?journey=" + journey + "&groupBy=stage").body("items.stage", contains("arriving", "inside"))
                .body("items.n", contains(6, 30)).body("items.touchpoint", contains(nullValue(), nullValue()));
        read(tenant, "?journey=" + journey + "&groupBy=stage,touchpoint").body("items.stage",
                contains("arriving", "inside", "inside")).body("items.touchpoint", contains("parking", "shops", "wifi"));
        read(tenant, "?journey=" + journey + "&stage=inside").body("items.n", contains(30));
    }

    @Test
    void a_stage_with_a_small_touchpoint_is_withheld() {
        deliver(tenant, journey, 1, at("arriving", "parking"), at("inside", "wifi"), at("inside", "shops"));
        Signals.of(tenant).satisfied(2, 3, "wifi").satisfied(30, 60, "parking").satisfied(10, 20, "shops").sent();
        read(tenant, "?journey=" + journey + "&groupBy=stage").body("items.stage", contains("arriving", "inside"))
                .body("items.withheld", contains(false, true));
    }

    @Test
    void the_target_is_that_of_the_journey_named() {
        Signals.of(tenant).satisfied(8, 10, "wifi").sent();
        deliver(tenant, journey, UUID.randomUUID(), 1, "2026-01-01T00:00:00Z", touchpoint("wifi", 50, "csat=95"));
        deliver(tenant, UUID.randomUUID(), UUID.randomUUID(), 1, "2026-02-01T00:00:00Z", touchpoint("wifi", 50, "csat=65"));
        read(tenant, "?touchpoint=wifi").body("items[0].target", equalTo(65f)).body("items[0].planned", equalTo(true));
        read(tenant, "?touchpoint=wifi&journey=" + journey).body("items[0].target", equalTo(95f));
        read(tenant, "?metric=csat").body("items[0].planned", nullValue());
    }

    @Test
    void channels_are_told_apart_by_name() {
        Signals.of(tenant).satisfied(8, 10, "wifi", by("web")).satisfied(3, 6, "wifi", by("app")).satisfied(9, 9, "wifi")
                .sent();
        read(tenant, "?groupBy=channel").body("items.channel", contains("app", "web")).body("items.n", contains(6, 10))
                .body("items.counted", contains("tallies", "tallies"));
        read(tenant, "?channel=web").body("items[0].n", equalTo(10)).body("items[0].channel", equalTo("web"));
        read(tenant, "?channel=web&channel=app").body("items[0].n", equalTo(16)).body("items[0].channel", nullValue());
        read(tenant, "").body("items[0].n", equalTo(25));
    }

    @Test
    void two_attributes_are_told_apart_together() {
        Signals.of(tenant).satisfied(8, 10, "wifi", with("gate", "A", "age", "1"))
                .satisfied(3, 6, "wifi", with("gate", "A", "age", "2"))
                .satisfied(4, 7, "wifi", with("gate", "B", "age", "1")).satisfied(1, 8, "shops", with("gate", "B", "age", "2"))
                .sent();
        read(tenant, "?groupBy=attribute:gate,attribute:age").body("items.n", contains(10, 6, 7, 8))
                .body("items[1].segments.key", contains("gate", "age")).body("items[1].segments.value", contains("A", "2"))
                .body("items[1].segment.key", equalTo("gate")).body("items[1].counted", equalTo("observations"));
        read(tenant, "?groupBy=attribute:age&attribute=gate:A").body("items.n", contains(10, 6))
                .body("items[0].segments.key", contains("gate", "age"));
        read(tenant, "?groupBy=touchpoint,attribute:age&attribute=gate:B").body("items.touchpoint", contains("shops", "wifi"))
                .body("items.n", contains(8, 7));
        read(tenant, "?attribute=gate:A&attribute=gate:B").body("items.n", contains(31))
                .body("items[0].segments.value", contains("A", "B")).body("items[0].segment", nullValue());
        ask(tenant, "?groupBy=attribute:a,attribute:b,attribute:c,attribute:d").statusCode(400);
    }

    private static String at(String stage, String touchpoint) {
        return touchpoint(touchpoint, 50, "csat").replace("inside", stage);
    }

    private static String by(String channel) {
        return "\"channel\":\"" + channel + "\"";
    }
}
