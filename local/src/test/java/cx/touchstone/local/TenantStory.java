package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** An organisation comes, measures, takes everything along and leaves nothing behind; another one does not notice. */
@ExtendWith(ThePlatform.class)
class TenantStory {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What comes and goes by itself. */
    private static final Set<String> PASSING = Set.of("inbox", "idempotency", "outbox", "limit_spent");
    private static final Set<String> KEPT = Set.of("purge", "purge_table", "purged_rows", "purged_tenant");

    private final Platform platform;
    private final WhatIsKept kept;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String leaving = "leaving-" + mark;
    private final String staying = "staying-" + mark;

    TenantStory(Platform platform) {
        this.platform = platform;
        this.kept = new WhatIsKept(platform);
    }

    @Test
    void an_organisation_takes_everything_along_and_leaves_nothing() throws Exception {
        String key = arrives(leaving);
        String link = measures(key);
        String other = arrives(staying);
        measures(other);
        settled(staying);
        whatWasDoneIsLogged(other);
        Map<String, Long> ofOthers = kept.rowsOf(staying, PASSING);

        exportedWhole(with(platform.key()).get("/tenants/" + leaving + "/export"), settled(leaving), key);
        exportedWhole(with(key).get("/tenant-export"), settled(leaving), key);

        with(platform.key()).body("{\"reason\": \"over\"}").put("/tenants/" + leaving + "/suspension").then().statusCode(200);
        platform.service(Service.SCORING).stop();
        with(platform.key()).get("/tenants/" + leaving + "/export").then().statusCode(503).body("code",
                equalTo("service-unavailable"));
        with(platform.key()).body("{\"tenant\": \"" + leaving + "\", \"reason\": \"over\"}")
                .post("/tenants/" + leaving + "/purge").then().statusCode(202);
        eventually(() -> progress().body("status", equalTo("running")).body("hindrance",
                containsString("scoring-service")));
        platform.restart(Service.SCORING);
        eventually(PATIENCE, () -> progress().body("status", equalTo("finished")));

        progress().body("tables.left", everyItem(equalTo(0)))
                .body("tables.find { it.table == 'response' }.removed", equalTo(6))
                .body("tables.find { it.table == 'observation' }.removed", equalTo(6));
        assertEquals(Map.of(), kept.rowsOf(leaving, KEPT), "rows of who is gone");
        assertEquals(List.of(), kept.partitionsOf(leaving));
        assertEquals(0, kept.largeObjects());
        assertEquals(kept.tablesOfTenants(KEPT), tablesOfTheProof());
        eventually(() -> assertEquals(Set.of("audit_entry"), tablesThatNameIt(), "beside the proof"));

        eventually(() -> with(key).get("/me").then().statusCode(401));
        given().baseUri(platform.url() + "/api/v1").get("/public/surveys/" + link).then().statusCode(404);
        assertEquals(ofOthers, kept.rowsOf(staying, PASSING), "rows of who stays");
        score(other).body("items[0].n", equalTo(6)).body("items[0].value", equalTo(100.0f));
    }

    private Set<String> tablesThatNameIt() {
        return new Haystack(platform).rowsWith(leaving).stream().map(row -> row.substring(0, row.indexOf(':')))
                .map(row -> row.substring(row.lastIndexOf('.') + 1)).filter(table -> !KEPT.contains(table))
                .collect(Collectors.toSet());
    }

    private String arrives(String tenant) {
        return with(platform.key()).body("{\"id\": \"" + tenant + "\", \"name\": \"An airport\"}").post("/tenants").then()
                .statusCode(201).extract().path("key");
    }

    /** Maps a journey, asks, is answered, and reads the score. */
    private String measures(String key) {
        String journey = with(key).post("/journey-templates/support-case/journeys").then().statusCode(201).extract()
                .path("id");
        with(key).post("/journeys/" + journey + "/versions").then().statusCode(201);
        String contact = with(key).body("{\"name\": \"Zoe\"}").post("/contacts").then().statusCode(201).extract().path("id");
        String survey = with(key).body("""
                {"name": "Visit", "questions": [
                  {"key": "satisfied", "type": "csat", "text": {"en": "How was it?"}, "touchpoint": "desk"}]}""")
                .post("/surveys").then().statusCode(201).extract().path("id");
        with(key).post("/surveys/" + survey + "/versions").then().statusCode(201);
        with(key).body("{\"kind\": \"personal\", \"contactId\": \"" + contact + "\"}").post("/surveys/" + survey + "/links")
                .then().statusCode(201);
        String link = with(key).body("{}").post("/surveys/" + survey + "/links").then().statusCode(201).extract().path("link");
        IntStream.range(0, 6).forEach(i -> given().baseUri(platform.url() + "/api/v1").contentType(ContentType.JSON)
                .header("Idempotency-Key", mark + i).body("{\"answers\": {\"satisfied\": 5}}")
                .post("/public/surveys/" + link + "/responses").then().statusCode(201));
        eventually(PATIENCE, () -> score(key).body("items[0].n", equalTo(6)));
        return link;
    }

    /** In the services, by whom, and of people nothing. */
    private void whatWasDoneIsLogged(String key) {
        String actor = key.substring(0, 12);
        with(key).get("/audit-log?limit=100&actor=" + actor).then().statusCode(200).body("items.action",
                containsInAnyOrder("createJourneyFromTemplate", "publishJourney", "createContact", "createSurvey",
                        "publishSurvey", "createLink", "createLink"));
        String survey = with(key).get("/surveys").then().extract().path("items[0].id");
        with(key).get("/audit-log?action=createSurvey&objectType=survey&objectId=" + survey).then().body("items", hasSize(1))
                .body("items[0].details.service", equalTo("survey-service"));
        with(key).get("/audit-log?action=createContact").then().body("items.objectId", contains("unnamed"));
        with(key).get("/audit-log/verification").then().statusCode(200).body("intact", equalTo(true));
    }

    private ValidatableResponse score(String key) {
        return with(key).get("/scores?metric=csat&touchpoint=desk").then().statusCode(200);
    }

    private ValidatableResponse progress() {
        return with(platform.key()).get("/tenants/" + leaving + "/purge").then().statusCode(200);
    }

    /** What is kept of a tenant when nothing is under way any more. */
    private Map<String, Long> settled(String tenant) {
        eventually(PATIENCE, () -> kept.rowsOf(tenant, Set.of()).keySet().forEach(
                table -> assertFalse(table.endsWith("outbox") || table.endsWith("tally_change"), table)));
        return kept.rowsOf(tenant, Set.of());
    }

    private void exportedWhole(io.restassured.response.Response answer, Map<String, Long> rows, String key)
            throws IOException {
        answer.then().statusCode(200).contentType("application/zip");
        TakenAlong taken = TakenAlong.of(answer.asByteArray());
        assertTrue(taken.isWhole());
        assertEquals(leaving, taken.manifest().path("tenant").asText());
        Map<String, Long> expected = new TreeMap<>(rows);
        PASSING.forEach(passing -> expected.keySet().removeIf(table -> table.endsWith("/" + passing)));
        Map<String, Long> exported = taken.rows();
        exported.values().removeIf(count -> count == 0);
        assertEquals(expected, exported);
        assertFalse(taken.holds(key), "the key");
        assertFalse(taken.holds("\"hash\":\"\\\\x" + TakenAlong.sha256(key.getBytes())), "the hash of the key");
    }

    private Set<String> tablesOfTheProof() {
        List<Map<String, Object>> tables = progress().extract().path("tables");
        return tables.stream().map(table -> table.get("service") + "/" + table.get("table")).collect(Collectors.toSet());
    }

    private RequestSpecification with(String key) {
        return given().baseUri(platform.url() + "/api/v1").contentType(ContentType.JSON).header("Authorization",
                "Bearer " + key);
    }
}
