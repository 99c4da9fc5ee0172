package cx.touchstone.journey.observation;

import static cx.touchstone.journey.AuditFixture.A_VISIT;
import static cx.touchstone.journey.AuditFixture.aChecklist;
import static cx.touchstone.journey.AuditFixture.aPlannedAudit;
import static cx.touchstone.journey.AuditFixture.aRunningAudit;
import static cx.touchstone.journey.AuditFixture.aVisit;
import static cx.touchstone.journey.AuditFixture.idOf;
import static cx.touchstone.journey.AuditFixture.read;
import static cx.touchstone.journey.AuditFixture.write;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class ObservingTest {

    private final String tenant = aTenant();
    private String audit;
    private String checklist;

    @BeforeEach
    void an_audit_runs() {
        audit = aRunningAudit(tenant);
        checklist = aChecklist(tenant);
    }

    @Test
    void a_visit_is_scored_by_its_checklist() {
        // (1·1 + 7·2) / (1·1 + 10·2)
        String at = seen(aVisit(checklist, 1, 7, "")).statusCode(201).body("score", equalTo(71.428571f))
                .body("sections.score", contains(100f, 70f)).body("checklistVersion", equalTo(1)).extract().header("Location");
        read(tenant).get(at).then().statusCode(200).body("answers.speed.note", equalTo("At noon"))
                .body("sections[0].forfeited", equalTo(false)).body("competitor", nullValue());
        read(aTenant()).get(at).then().statusCode(404);
        seen(aVisit(checklist, 0, 7, "")).statusCode(201).body("sections[0].forfeited", equalTo(true))
                .body("sections.score", contains(0f, 70f)).body("score", equalTo(66.666664f));
        read(tenant).get(audit + "/observations?kind=mystery-shopping&touchpoint=restaurants").then().body("items", hasSize(2));
        read(tenant).get(audit + "/observations?kind=self-audit").then().body("items", empty());
    }

    @Test
    void it_keeps_the_version_that_it_was_scored_by() {
        String at = seen(aVisit(checklist, 1, 7, "")).extract().header("Location");
        write(tenant, A_VISIT.replace("\"points\": 10", "\"points\": 20")).put(checklist).then().statusCode(200);
        read(tenant).get(at).then().body("checklistVersion", equalTo(1)).body("score", equalTo(71.428571f));
        seen(aVisit(checklist, 1, 7, "")).body("checklistVersion", equalTo(2)).body("score", equalTo(36.585365f));
        seen(aVisit(checklist, 1, 7, ", \"checklistVersion\": 1")).body("score", equalTo(71.428571f));
    }

    @Test
    void what_is_wrong_is_named() {
        seen(aVisit(checklist, 2, 11, "")).statusCode(400).body("errors.pointer",
                containsInAnyOrder("/answers/greeted/points", "/answers/speed/points"));
        seen("""
                {"kind": "self-audit", "touchpoint": "restaurants", "observer": "Mara", "observedAt": "2026-11-12T12:10:00Z",
                 "checklist": "%s", "answers": {"greeted": {"points": 1, "notApplicable": true}, "smell": {"points": 1},
                 "asked": {}}}""".formatted(idOf(checklist))).statusCode(400).body("errors.pointer",
                contains("/answers/greeted", "/answers/asked", "/answers/speed", "/answers/smell"))
                .body("errors.code", contains("one-of", "one-of", "unanswered", "unknown-item"));
        String nobody = "01890000-0000-7000-8000-000000000000";
        seen("""
                {"kind": "employee-interview", "touchpoint": "moon", "observer": "Mara", "observedAt": "2999-11-12T12:10:00Z",
                 "competitor": "%s", "tool": "%s"}""".formatted(nobody, nobody)).statusCode(400).body("errors.pointer",
                containsInAnyOrder("/competitor", "/competitor", "/tool", "/tool", "/notes", "/observedAt", "/touchpoint"));
        seen(aVisit("/" + nobody, 1, 1, "")).statusCode(400).body("errors.code", contains("unknown-checklist"));
        seen(aVisit(checklist, 1, 1, "").replace("2026-11-12", "1899-11-12")).statusCode(400).body("errors.pointer",
                contains("/observedAt"));
    }

    @Test
    void words_alone_are_an_observation_without_a_score() {
        seen("""
                {"kind": "employee-interview", "touchpoint": "wifi", "observer": "Mara", "observedAt": "2026-11-12T12:10:00Z",
                 "notes": "Nobody knows the password.", "evidence": [{"url": "https://files.example/sign.jpg"}]}""")
                .statusCode(201).body("score", nullValue()).body("notes", equalTo("Nobody knows the password."));
    }

    @Test
    void only_a_running_audit_observes() {
        String planned = aPlannedAudit(tenant);
        write(tenant, aVisit(checklist, 1, 7, "")).post(planned + "/observations").then().statusCode(409)
                .body("code", equalTo("audit-planned"));
        String at = seen(aVisit(checklist, 1, 7, "")).extract().header("Location");
        write(tenant, "").post(audit + "/reporting").then().statusCode(200);
        write(tenant, aVisit(checklist, 1, 8, "")).put(at).then().statusCode(409).body("code", equalTo("audit-reporting"));
        write(tenant, "").delete(at).then().statusCode(409);
    }

    @Test
    void a_correction_names_the_state_that_it_corrects() {
        String at = seen(aVisit(checklist, 1, 7, "")).header("ETag", "\"0\"").extract().header("Location");
        write(tenant, aVisit(checklist, 1, 10, "")).put(at).then().statusCode(200).body("score", equalTo(100f));
        as(tenant, "audits:write").header("If-Match", "\"0\"").body(aVisit(checklist, 1, 2, "")).put(at).then()
                .statusCode(412);
        write(tenant, aVisit(checklist, 1, 2, "").replace("mystery-shopping", "self-audit")).put(at).then().statusCode(400)
                .body("errors.pointer", contains("/kind"));
        read(tenant).get(at).then().body("score", equalTo(100f));
    }

    @Test
    void visits_stand_side_by_side_where_the_same_checklist_scored_them() {
        String competitor = write(tenant, "{\"name\": \"Across the bay\"}").post("/api/v1/competitors").then().extract()
                .path("id");
        seen(aVisit(checklist, 1, 7, ""));
        seen(aVisit(checklist, 1, 10, ""));
        seen(aVisit(checklist, 1, 10, ", \"competitor\": \"" + competitor + "\""));
        seen(aVisit(checklist, 1, 0, "").replace("mystery-shopping", "self-audit"));
        seen(aVisit(checklist, 1, 5, ", \"competitor\": \"" + competitor + "\"").replace("restaurants", "wifi"));
        read(tenant).get(audit + "/visits").then().statusCode(200).body("items.touchpoint", contains("restaurants", "wifi"))
                .body("items[0].own.n", equalTo(2)).body("items[0].own.score", equalTo(85.7f))
                .body("items[0].checklistName", equalTo("A visit"))
                .body("items[0].competitors.name", contains("Across the bay"))
                .body("items[0].competitors[0].score", equalTo(100f)).body("items[0].competitors[0].lead", equalTo(-14.3f))
                .body("items[1].own", nullValue()).body("items[1].competitors[0].lead", nullValue());
    }

    private ValidatableResponse seen(String observation) {
        return write(tenant, observation).post(audit + "/observations").then();
    }
}
