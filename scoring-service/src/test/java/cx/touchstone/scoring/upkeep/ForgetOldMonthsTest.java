package cx.touchstone.scoring.upkeep;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static cx.touchstone.scoring.Signals.retraction;
import static cx.touchstone.scoring.settings.Chosen.choose;
import static cx.touchstone.scoring.settings.Chosen.settings;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.background.TenantsWithWork;
import cx.touchstone.scoring.observation.Database;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ForgetOldMonthsTest {

    private static final OffsetDateTime NOW = OffsetDateTime.now(ZoneOffset.UTC);
    /** The first month that is kept when two are. */
    private static final YearMonth KEPT = YearMonth.from(NOW).minusMonths(2);
    private static final YearMonth OLD = KEPT.minusMonths(1);

    @Inject
    AgroalDataSource source;
    @Inject
    ForgetOldMonths upkeep;

    private final String tenant = aTenant();
    private Database database;

    @BeforeEach
    void see() {
        database = new Database(source, tenant);
    }

    @Test
    void months_that_ended_before_the_retention_are_dropped_with_their_names_and_scores_stay() {
        send(at("long-ago", "1950-01-01T00:00:00Z"), at("first", OLD.atDay(1) + "T00:00:00Z"),
                at("last", OLD.atEndOfMonth() + "T23:59:59.999999Z"), at("kept", KEPT.atDay(1) + "T00:00:00Z"))
                .body("accepted", equalTo(4));
        send(at("other", KEPT.atDay(1) + "T12:00:00Z")).body("accepted", equalTo(1));
        keep("P2M");
        assertEquals(List.of(YearMonth.of(1999, 12), OLD), forgotten());
        assertEquals(List.of("kept", "other"), database.all("select id from observation order by id"));
        assertEquals(List.of("kept", "other"), database.all("select id from observation_name order by id"));
        assertEquals(List.of(KEPT.atDay(1).toString()), database.all("select observation_months('%s')".formatted(tenant)));
        assertEquals(5, answers());
        assertEquals(List.of(), forgotten());
    }

    @Test
    void what_is_too_old_is_refused_from_the_moment_on_at_which_it_is() {
        send(at("before", OLD + "-05T00:00:00Z")).body("accepted", equalTo(1));
        keep("P2M");
        send(at("late", OLD.atEndOfMonth() + "T23:59:59Z"), at("in-time", KEPT.atDay(1) + "T00:00:00Z"))
                .body("results.outcome", contains("refused", "accepted"))
                .body("results[0].errors.code", contains("before-retention"))
                .body("results[0].errors.pointer", contains("/observations/0/observedAt"));
        forgotten();
        keep("P50Y");
        send(at("before", OLD + "-05T00:00:00Z")).body("results[0].errors.code", contains("before-retention"));
        assertEquals(2, answers());
    }

    @Test
    void nothing_is_forgotten_while_something_older_may_be_on_its_way() {
        send(at("one", OLD + "-05T00:00:00Z")).body("accepted", equalTo(1));
        keep("P2M");
        var now = NOW.toInstant();
        assertEquals(List.of(), forget(now));
        assertEquals(List.of(), forget(now.plus(ForgetOldMonths.ON_THE_WAY).minusSeconds(1)));
        assertEquals(List.of(OLD), forget(now.plus(ForgetOldMonths.ON_THE_WAY)));
    }

    @Test
    void a_retention_that_is_made_longer_in_time_keeps_what_it_covers() {
        send(at("one", OLD + "-05T00:00:00Z")).body("accepted", equalTo(1));
        keep("P2M");
        assertEquals(List.of(), forget(NOW.toInstant()));
        keep("P3M");
        assertEquals(List.of(), forgotten());
        assertEquals("1", database.one("select count(*) from observation"));
    }

    @Test
    void what_was_moved_to_another_month_or_taken_back_is_known_afterwards() {
        send(at("moved", OLD + "-05T00:00:00Z"), at("gone", OLD + "-05T00:00:00Z"), at("stays", OLD + "-06T00:00:00Z"))
                .body("accepted", equalTo(3));
        send(retraction("gone", 1), observation("moved", "nps", 9,
                "\"revision\":1,\"observedAt\":\"%s-05T00:00:00Z\"".formatted(KEPT))).body("accepted", equalTo(2));
        keep("P2M");
        assertEquals(List.of(OLD), forgotten());
        assertEquals(List.of("gone", "moved"), database.all("select id from observation_name order by id"));
        send(retraction("moved", 2)).body("accepted", equalTo(1));
        assertEquals(1, answers());
    }

    @Test
    void others_keep_what_they_have() {
        var other = aTenant();
        post(other, List.of(at("one", OLD + "-05T00:00:00Z"))).body("accepted", equalTo(1));
        send(at("one", OLD + "-05T00:00:00Z")).body("accepted", equalTo(1));
        keep("P2M");
        assertEquals(List.of(OLD), forgotten());
        assertEquals("1", new Database(source, other).one("select count(*) from observation"));
        assertEquals(true, TenantsWithWork.of(source, "retention").contains(tenant));
        assertEquals(false, TenantsWithWork.of(source, "retention").contains(other));
    }

    private static String at(String id, String time) {
        return observation(id, "nps", 9, "\"observedAt\":\"" + time + "\"");
    }

    private ValidatableResponse send(String... observations) {
        return post(tenant, List.of(observations)).statusCode(207);
    }

    private void keep(String retention) {
        choose(tenant, settings("UTC", 1, "\"retention\":\"" + retention + "\"")).statusCode(200);
    }

    /** The months that are forgotten once nothing can be on its way any more. */
    private List<YearMonth> forgotten() {
        forget(NOW.toInstant());
        return forget(NOW.toInstant().plus(ForgetOldMonths.ON_THE_WAY));
    }

    private List<YearMonth> forget(Instant now) {
        return Tenant.as(tenant, () -> upkeep.forget(tenant, now));
    }

    private int answers() {
        return as(tenant, "scores:read").get("/api/v1/scores?metric=nps").then().statusCode(200).extract().path("items[0].n");
    }
}
