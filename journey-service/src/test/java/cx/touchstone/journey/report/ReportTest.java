package cx.touchstone.journey.report;

import static cx.touchstone.journey.AuditFixture.aChecklist;
import static cx.touchstone.journey.AuditFixture.aFinding;
import static cx.touchstone.journey.AuditFixture.aPublishedJourney;
import static cx.touchstone.journey.AuditFixture.aRunningAudit;
import static cx.touchstone.journey.AuditFixture.aVisit;
import static cx.touchstone.journey.AuditFixture.anAuditOf;
import static cx.touchstone.journey.AuditFixture.read;
import static cx.touchstone.journey.AuditFixture.write;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.journey.paper.Printed;
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
class ReportTest {

    private static final String NOTED = """
            {"kind": "employee-interview", "touchpoint": "wifi", "observer": "<b>Jon</b>", "observedAt": "2026-11-12T12:10:00Z",
             "notes": "Nobody knows the password & nobody asks."}""";

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();
    private String audit;

    @BeforeEach
    void an_audit_runs() {
        audit = aRunningAudit(tenant);
        ScoringNeighbour.scores = "{\"items\": [{\"metric\": \"enps\", \"value\": 12.5, \"n\": 80, \"withheld\": false}]}";
    }

    @AfterEach
    void theNeighbourIsBack() {
        if (ScoringNeighbour.answer != 204) {
            ScoringNeighbour.answer = 204;
            // Nobody asks it again as long as the circuit is open.
            eventually(() -> report().statusCode(200).body("missing.part", not(hasItem("employees"))));
        }
    }

    @Test
    void what_is_missing_is_said() {
        ScoringNeighbour.answer = 503;
        report().statusCode(200).body("missing.part", contains("employees", "scores", "words", "competitors", "last-audit",
                "evaluations", "findings", "actions", "verified")).body("employees", empty());
        page().statusCode(200).body(containsString("There was no audit before."));
        assertPrinted(paper(), "What is missing", "There was no audit before.", "Missing 9 parts");
    }

    @Test
    void employees_are_asked_what_the_audit_wants_to_know() {
        String plan = anAuditOf(aPublishedJourney(tenant)).replace("\"scope\": {",
                "\"scope\": {\"employeeMetrics\": [\"enps\", \"teamwork\", \"enps\"], ");
        String other = write(tenant, plan).post("/api/v1/audits").then().statusCode(201)
                .body("scope.employeeMetrics", contains("enps", "teamwork")).extract().header("Location");
        write(tenant, "").post(other + "/start").then().statusCode(200);
        audit = other;
        report().statusCode(200).body("employees", hasSize(2)).body("missing.part", not(hasItem("employees")));
        ScoringNeighbour.scores = "{\"items\": [{\"metric\": \"enps\", \"withheld\": true}]}";
        report().statusCode(200).body("employees", empty()).body("missing.findAll { it.part == 'employees' }.why",
                contains("No enps was measured while the audit ran, or of too few people.",
                        "No teamwork was measured while the audit ran, or of too few people."));
    }

    @Test
    void everything_that_was_seen_and_found_and_done_is_in_it() {
        String checklist = aChecklist(tenant);
        String competitor = write(tenant, "{\"name\": \"Across the bay\"}").post("/api/v1/competitors").then().extract()
                .path("id");
        seen(aVisit(checklist, 1, 7, ""));
        seen(aVisit(checklist, 1, 10, ""));
        seen(aVisit(checklist, 1, 10, ", \"competitor\": \"" + competitor + "\""));
        seen(NOTED);
        as(tenant, "audits:write").body("{\"effectiveness\": 3, \"evaluator\": \"Mara\"}").put(audit + "/evaluations/wifi")
                .then()
                .statusCode(200);
        aFinding(tenant, audit);
        String worst = write(tenant, "{\"touchpoint\": \"wifi\", \"title\": \"No signal\", \"kind\": \"technology\", "
                + "\"severity\": \"critical\"}").post(audit + "/findings").then().extract().path("id");
        String action = write(tenant,
                "{\"finding\": \"" + worst + "\", \"plan\": {\"title\": \"Antennas\", \"owner\": \"Jon\", "
                        + "\"dueOn\": \"2027-01-01\", \"metric\": \"csat\", \"target\": 80}}")
                .post(audit + "/actions").then()
                .statusCode(201).extract().path("id");
        verified("/api/v1/actions/" + action);
        report().statusCode(200).body("missing.part", contains("last-audit"))
                .body("seen.observer", contains("<b>Jon</b>", "Mara Lin")).body("seen.n", contains(1, 3))
                .body("reached.touchpoint", contains("restaurants")).body("reached[0].n", equalTo(2))
                .body("reached[0].score", equalTo(85.71429f)).body("reached[0].interval.high", equalTo(100f))
                .body("visits.items[0].own.interval.low", equalTo(0f))
                .body("visits.items[0].competitors[0].lead", equalTo(-14.3f))
                .body("words.notes", contains("Nobody knows the password & nobody asks."))
                .body("evaluations.touchpoint", contains("wifi")).body("employees.value", contains(12.5f))
                .body("findings.title", contains("No signal", "No seats at noon"))
                .body("actions.plan.title", contains("Antennas"));
        page().statusCode(200).header("Content-Security-Policy", startsWith("default-src 'none'"))
                .contentType("text/html").body(containsString("&lt;b&gt;Jon&lt;/b&gt;"), not(containsString("<b>Jon")),
                        containsString("password &amp; nobody"), containsString("Across the bay"),
                        containsString("<td class=\"critical\">critical</td>"), containsString("85.7"),
                        containsString("csat 80"), containsString("employee interview"),
                        containsString("77.1 before (n 2641), 82.0 after (n 2407), p &lt; 0.0001"));
        Printed paper = paper();
        assertPrinted(paper, "1 critical, 1 high", "Critical (1)", "No signal", "<b>Jon</b>", "Across the bay", "85.7",
                "0.0 to 100.0", "password & nobody", "to reach 80", "n 2641", "80.4 to 83.5", "2.7 to 7.1", "< 0.0001");
        assertEquals("Restaurants", paper.title());
        assertEquals(List.of("Goals and method", "What is missing", "What our touchpoints reached", "Beside our competitors",
                "What employees say", "Touchpoints as a whole", "In their own words", "Findings by severity", "Roadmap",
                "Verified results", "How to read the numbers"), paper.bookmarks());
    }

    @Test
    void two_audits_are_compared_where_they_looked_in_the_same_way() {
        String checklist = aChecklist(tenant);
        seen(aVisit(checklist, 1, 5, ""));
        write(tenant, "").post(audit + "/reporting").then().statusCode(200);
        write(tenant, "").post(audit + "/closing").then().statusCode(200);
        audit = "/api/v1/audits/" + read(tenant).get("/api/v1/audits?status=planned").path("items[0].id");
        report().statusCode(409).body("code", equalTo("audit-planned"));
        write(tenant, "").post(audit + "/start").then().statusCode(200);
        seen(aVisit(checklist, 1, 10, ""));
        seen(aVisit(checklist, 1, 10, "").replace("mystery-shopping", "self-audit"));
        report().body("sinceLast.touchpoint", contains("restaurants")).body("sinceLast[0].now", equalTo(100f))
                .body("sinceLast[0].before", equalTo(52.38095f)).body("sinceLast[0].change", equalTo(47.61905f));
        page().body(containsString("47.6"));
        assertPrinted(paper(), "Since the last audit", "47.6");
        as(aTenant(), "audits:read").get(audit + "/report").then().statusCode(404);
        as(aTenant(), "audits:read").get(audit + "/report/pdf").then().statusCode(404);
    }

    @Test
    void that_more_was_noted_than_it_shows_is_said() {
        seen(NOTED);
        Tenant.as(tenant, () -> run("""
                insert into audit_observation (tenant_id, id, audit_id, kind, touchpoint, answers, sections, notes, evidence,
                    observer, observed_at, revision, created_at, changed_at)
                select tenant_id, gen_random_uuid(), audit_id, kind, touchpoint, answers, sections, notes, evidence, observer,
                    observed_at, revision, created_at, changed_at
                from audit_observation, generate_series(1, 200) where tenant_id = current_setting('app.tenant')"""));
        report().body("words", hasSize(200)).body("missing.part", hasItem("words"));
        page().body(containsString("only the first 200 notes"));
        assertPrinted(paper(), "only the first 200 notes");
    }

    private int run(String sql) {
        try (Connection connection = database.getConnection()) {
            return connection.createStatement().executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void seen(String observation) {
        write(tenant, observation).post(audit + "/observations").then().statusCode(201);
    }

    /** By two years of answers that say so. */
    private void verified(String action) {
        write(tenant, "").post(action + "/start").then().statusCode(200);
        write(tenant, "").post(action + "/completion").then().statusCode(200);
        String enps = ScoringNeighbour.scores;
        ScoringNeighbour.scores = """
                {"items": [{"metric": "csat", "value": 82.0, "n": 2407, "interval": {"low": 80.4, "high": 83.5},
                  "withheld": false, "change": {"value": 4.9, "low": 2.7, "high": 7.1, "pValue": 0.000016,
                  "significant": true, "comparison": {"value": 77.1, "n": 2641}}}]}""";
        write(tenant, """
                {"before": {"from": "2016-01-01", "to": "2016-12-31"}, "after": {"from": "2017-01-01", "to": "2017-12-31"}}""")
                .post(action + "/verification").then().statusCode(200).body("status", equalTo("verified"));
        ScoringNeighbour.scores = enps;
    }

    private Printed paper() {
        return Printed.of(read(tenant).get(audit + "/report/pdf").then().statusCode(200).contentType("application/pdf")
                .header("Content-Disposition", startsWith("inline")).extract().asByteArray());
    }

    private static void assertPrinted(Printed paper, String... texts) {
        String text = paper.text();
        Stream.of(texts).forEach(part -> assertTrue(text.contains(part), () -> part + " in " + text));
    }

    private ValidatableResponse report() {
        return read(tenant).get(audit + "/report").then();
    }

    private ValidatableResponse page() {
        return read(tenant).get(audit + "/report/html").then();
    }
}
