package cx.touchstone.journey;

import static cx.touchstone.journey.JourneyFixture.aJourneyOf;
import static cx.touchstone.kit.testing.Caller.as;

import io.restassured.specification.RequestSpecification;

/** Audits as tests need them. */
public final class AuditFixture {

    /** Two sections; a greeting that must not fail, and one item of ten points that counts twice. */
    public static final String A_VISIT = """
            {"name": "A visit", "sections": [
              {"key": "welcome", "name": "Welcome", "items": [
                {"key": "greeted", "text": "Was the passenger greeted?", "critical": true},
                {"key": "asked", "text": "Was the passenger asked for wishes?"}]},
              {"key": "service", "name": "Service", "items": [
                {"key": "speed", "text": "How fast was it?", "points": 10, "weight": 2}]}]}""";

    private AuditFixture() {
    }

    public static RequestSpecification read(String tenant) {
        return as(tenant, "audits:read");
    }

    /** Writes whatever the present state is. */
    public static RequestSpecification write(String tenant, String body) {
        return as(tenant, "audits:write").header("If-Match", "*").body(body);
    }

    /** Address of a checklist. */
    public static String aChecklist(String tenant) {
        return write(tenant, A_VISIT).post("/api/v1/checklists").then().statusCode(201).extract().header("Location");
    }

    /** Id of a published journey with the touchpoints restaurants and wifi. */
    public static String aPublishedJourney(String tenant) {
        String journey = aJourneyOf(tenant);
        as(tenant, "journeys:write").post("/api/v1/journeys/" + journey + "/versions").then().statusCode(201);
        return journey;
    }

    public static String anAuditOf(String journey) {
        return "{\"name\": \"Restaurants\", \"goals\": [\"Seats at noon\"], \"scope\": {\"journeys\": [\"" + journey + "\"]}}";
    }

    /** Address of an audit that is planned. */
    public static String aPlannedAudit(String tenant) {
        return write(tenant, anAuditOf(aPublishedJourney(tenant))).post("/api/v1/audits").then().statusCode(201).extract()
                .header("Location");
    }

    /** Address of an audit that runs. */
    public static String aRunningAudit(String tenant) {
        String audit = aPlannedAudit(tenant);
        write(tenant, "").post(audit + "/start").then().statusCode(200);
        return audit;
    }

    /** A visit to the restaurants by a checklist. */
    public static String aVisit(String checklist, int greeted, int speed, String more) {
        return """
                {"kind": "mystery-shopping", "touchpoint": "restaurants", "observer": "Mara Lin",
                 "observedAt": "2026-11-12T12:10:00Z", "checklist": "%s", "answers": {"greeted": {"points": %d},
                 "asked": {"notApplicable": true}, "speed": {"points": %d, "note": "At noon"}}%s}"""
                .formatted(idOf(checklist), greeted, speed, more);
    }

    public static String idOf(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** A finding at the restaurants that a person wrote. */
    public static String aFinding(String tenant, String audit) {
        return write(tenant, """
                {"touchpoint": "restaurants", "title": "No seats at noon", "kind": "process", "severity": "high",
                 "metric": "csat", "expected": 80, "measured": 61.5}""").post(audit + "/findings").then().statusCode(201)
                .extract().header("Location");
    }
}
