package cx.touchstone.journey.action;

import static cx.touchstone.journey.AuditFixture.aFinding;
import static cx.touchstone.journey.AuditFixture.aRunningAudit;
import static cx.touchstone.journey.AuditFixture.idOf;
import static cx.touchstone.journey.AuditFixture.read;
import static cx.touchstone.journey.AuditFixture.write;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class ActionsTest {

    private static final String DAYS = """
            {"before": {"from": "2016-05-01", "to": "2016-05-31"}, "after": {"from": "2017-05-01", "to": "2017-05-31"}}""";

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();
    private String audit;
    private String finding;

    @BeforeEach
    void something_is_found() {
        audit = aRunningAudit(tenant);
        finding = aFinding(tenant, audit);
    }

    @AfterEach
    void theNeighbourIsBack() {
        ScoringNeighbour.answer = 204;
    }

    @Test
    void an_action_is_planned_begun_and_done() {
        String at = anAction("2999-01-01");
        step(at, "/completion").statusCode(409).body("code", equalTo("action-open"));
        step(at, "/start").statusCode(200).body("status", equalTo("doing"));
        write(tenant, "").delete(at).then().statusCode(409).body("code", equalTo("action-doing"));
        write(tenant, plan("2999-02-01")).put(at).then().statusCode(200).body("plan.dueOn", equalTo("2999-02-01"));
        as(tenant, "audits:write").header("If-Match", "\"0\"").post(at + "/completion").then().statusCode(412);
        step(at, "/completion").statusCode(200).body("status", equalTo("done")).body("doneAt", notNullValue());
        write(tenant, plan("2999-03-01")).put(at).then().statusCode(409).body("code", equalTo("action-done"));
        read(tenant).get(audit + "/actions").then().body("items.id", contains(idOf(at)));
        read(aTenant()).get(at).then().statusCode(404);
        write(tenant, "").delete(finding).then().statusCode(409).body("errors.pointer", contains(at));
    }

    @Test
    void what_cannot_be_planned_is_named() {
        write(tenant, "{\"finding\": \"" + idOf(finding) + "\", \"plan\": " + plan("2999-01-01").replace("80", "101") + "}")
                .post(audit + "/actions").then().statusCode(400).body("errors.code", contains("out-of-scale"));
        write(tenant, "{\"finding\": \"01890000-0000-7000-8000-000000000000\", \"plan\": " + plan("2999-01-01") + "}")
                .post(audit + "/actions").then().statusCode(400).body("errors.pointer", contains("/finding"));
    }

    @Test
    void what_is_overdue_is_listed() {
        String late = anAction("2026-01-01");
        anAction("2999-01-01");
        String done = anAction("2026-01-01");
        step(done, "/start");
        step(done, "/completion");
        read(tenant).get("/api/v1/actions?overdue=true").then().body("items.id", contains(idOf(late)));
        read(tenant).get("/api/v1/actions?status=done&owner=Jon").then().body("items.id", contains(idOf(done)));
        read(tenant).get("/api/v1/actions").then().body("items", hasSize(3));
        read(aTenant()).get("/api/v1/actions").then().body("items", empty());
        write(tenant, "").delete(late).then().statusCode(204);
    }

    @Test
    void it_is_verified_when_the_value_is_reached_by_more_than_chance() {
        String at = aDoneAction();
        ScoringNeighbour.scores = score(82, 20, true);
        verified(at).statusCode(200).body("status", equalTo("verified")).body("verification.outcome", equalTo("reached"))
                .body("verification.score.value", equalTo(82f)).body("verification.score.change.pValue", equalTo(.008f))
                .body("verification.score.change.comparison.n", equalTo(80)).body("verification.by", equalTo("tsk_test"));
        String asked = ScoringNeighbour.TAKEN.getLast().path();
        assertTrue(asked.contains("metric=csat&touchpoint=restaurants&from=2017-05-01&to=2017-05-31"
                + "&compareFrom=2016-05-01&compareTo=2016-05-31"), asked);
        read(tenant).get(at).then().body("verification.before.from", equalTo("2016-05-01"));
        verified(at).statusCode(409).body("code", equalTo("action-verified"));
    }

    @Test
    void verified_twice_under_one_key_it_is_answered_as_the_first_time() {
        String at = aDoneAction();
        ScoringNeighbour.scores = score(82, 20, true);
        for (int i = 0; i < 2; i++) {
            write(tenant, DAYS).header("Idempotency-Key", "verify-it").post(at + "/verification").then().statusCode(200)
                    .header("ETag", "\"3\"").body("status", equalTo("verified"));
        }
    }

    @Test
    void what_is_not_reached_may_be_tried_again() {
        String at = aDoneAction();
        ScoringNeighbour.scores = score(79.9, 18, true);
        verified(at).statusCode(200).body("status", equalTo("not-reached"));
        step(at, "/start").statusCode(200).body("status", equalTo("doing")).body("doneAt", nullValue());
    }

    @Test
    void what_nobody_can_tell_stays_done() {
        String at = aDoneAction();
        ScoringNeighbour.scores = score(82, 2, false);
        verified(at).body("status", equalTo("done")).body("verification.why", equalTo("not-significant"));
        ScoringNeighbour.scores = score(82, -2, true);
        verified(at).body("status", equalTo("done")).body("verification.outcome", equalTo("inconclusive"));
        ScoringNeighbour.scores = "{\"items\": [{\"metric\": \"csat\", \"withheld\": true}]}";
        verified(at).body("status", equalTo("done")).body("verification.why", equalTo("withheld"));
        ScoringNeighbour.scores = "{\"items\": [{\"metric\": \"csat\", \"value\": 90, \"n\": 9, \"withheld\": false}]}";
        verified(at).body("verification.why", equalTo("nothing-to-compare"));
        ScoringNeighbour.scores = "{\"items\": []}";
        verified(at).body("verification.why", equalTo("not-measured")).body("verification.score", nullValue());
    }

    @Test
    void while_scoring_is_away_nothing_changes() {
        String at = aDoneAction();
        ScoringNeighbour.answer = 503;
        verified(at).statusCode(503);
        ScoringNeighbour.answer = 429;
        verified(at).statusCode(503);
        read(tenant).get(at).then().body("status", equalTo("done")).body("verification", nullValue()).header("ETag", "\"2\"");
        write(tenant, "{\"before\": {\"from\": \"2017-05-01\", \"to\": \"2017-05-31\"}, "
                + "\"after\": {\"from\": \"2017-05-31\", \"to\": \"2017-05-01\"}}").post(at + "/verification").then()
                .statusCode(400).body("errors.pointer", contains("/after/to", "/after/from"));
    }

    @Test
    void a_report_says_that_more_is_done_than_it_tells() {
        String first = anAction("2999-01-01");
        Tenant.as(tenant, () -> {
            try (Connection connection = database.getConnection()) {
                return connection.createStatement().executeUpdate("""
                        insert into improvement_action (tenant_id, id, audit_id, finding_id, touchpoint, title, owner, due_on,
                            priority, metric, target, status, revision, created_at, changed_at)
                        select tenant_id, gen_random_uuid(), audit_id, finding_id, touchpoint, title, owner, due_on, priority,
                            metric, target, status, revision, created_at, changed_at
                        from improvement_action, generate_series(1, 1000) where id = '%s'""".formatted(idOf(first)));
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
        read(tenant).get(audit + "/report").then().statusCode(200).body("actions", hasSize(1_000)).body(
                "missing.find { it.part == 'actions' }.why",
                equalTo("More is done: only the first 1000 actions, the oldest first, stand here."));
    }

    private ValidatableResponse verified(String at) {
        return write(tenant, DAYS).post(at + "/verification").then();
    }

    private String aDoneAction() {
        String at = anAction("2999-01-01");
        step(at, "/start");
        step(at, "/completion");
        return at;
    }

    private String anAction(String due) {
        return write(tenant, "{\"finding\": \"" + idOf(finding) + "\", \"plan\": " + plan(due) + "}").post(audit + "/actions")
                .then().statusCode(201).body("touchpoint", equalTo("restaurants")).extract().header("Location");
    }

    private static String plan(String due) {
        return "{\"title\": \"More seats\", \"owner\": \"Jon\", \"dueOn\": \"" + due
                + "\", \"metric\": \"csat\", \"target\": 80}";
    }

    private static String score(double value, double change, boolean significant) {
        return """
                {"items": [{"metric": "csat", "touchpoint": "restaurants", "value": %s, "unit": "percent", "n": 70,
                 "withheld": false, "change": {"value": %s, "low": 5.2, "high": 33.4, "pValue": 0.008, "significant": %s,
                 "comparison": {"value": 62, "n": 80, "period": {"from": "2016-05-01", "to": "2016-05-31"}}}}]}"""
                .formatted(value, change, significant);
    }

    private ValidatableResponse step(String at, String step) {
        return write(tenant, "").post(at + step).then();
    }
}
