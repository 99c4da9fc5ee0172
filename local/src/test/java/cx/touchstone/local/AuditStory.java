package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** An audit from its plan to a verified improvement, with everything that scoring counts and answers: through the gateway. */
@ExtendWith(ThePlatform.class)
class AuditStory {

    private static final String A_CHECKLIST = """
            {"name": "%s", "sections": [{"key": "signal", "name": "Signal", "items": [
              {"key": "found", "text": "Was the network found?", "critical": true},
              {"key": "speed", "text": "How fast was it?", "points": 10, "weight": 2}]}]}""";
    private static final String MAY_2016 = "{\"from\": \"2016-05-01\", \"to\": \"2016-05-31\"}";
    private static final String MAY_2017 = "{\"from\": \"2017-05-01\", \"to\": \"2017-05-31\"}";

    private final Platform platform;
    private final String wifi = "wifi-" + UUID.randomUUID();

    AuditStory(Platform platform) {
        this.platform = platform;
    }

    @Test
    void an_audit_ends_in_verified_improvement() throws InterruptedException {
        String audit = aRunningAudit(aPublishedJourney());
        String checklist = create("/checklists", A_CHECKLIST.formatted(wifi));
        String competitor = create("/competitors", "{\"name\": \"" + wifi + "\"}");
        visit(audit, checklist, 10, ", \"competitor\": \"" + competitor + "\"");

        // Scoring is away, and journey-service crashes, while one of our own visits is written down: it is counted all the same.
        platform.service(Service.SCORING).stop();
        visit(audit, checklist, 7, "");
        platform.service(Service.JOURNEY).kill();
        platform.restart(Service.JOURNEY);
        platform.restart(Service.SCORING);
        eventually(() -> caller().get("/scores?metric=mystery_shop_score&touchpoint=" + wifi).then().statusCode(200)
                .body("items.n", contains(1)).body("items.value", contains(71.4286f)));
        caller().get("/audits/" + audit + "/visits").then().statusCode(200).body("items[0].own.score", equalTo(71.4f))
                .body("items[0].competitors[0].score", equalTo(100f)).body("items[0].competitors[0].lead", equalTo(-28.6f));
        caller().get("/dead-letters/journey-service").then().body("items", hasSize(0));

        observe("2016-05-14", 48, 32);
        observe("2017-05-13", 56, 14);
        String finding = call(MAY_2016).post("/audits/" + audit + "/findings/proposals").then().statusCode(200)
                .body("items.touchpoint", contains(wifi)).body("items.measured", contains(60f)).extract().path("items[0].id");
        call("{\"kind\": \"technology\"}").post("/audits/" + audit + "/findings/" + finding + "/confirmation").then()
                .statusCode(200).body("status", equalTo("confirmed"));
        String action = create("/audits/" + audit + "/actions", "{\"finding\": \"" + finding + "\", \"plan\": {\"title\": "
                + "\"More antennas\", \"owner\": \"Jon\", \"dueOn\": \"2017-03-01\", \"metric\": \"csat\", \"target\": 80}}");
        caller().get("/actions?overdue=true&owner=Jon").then().statusCode(200).body("items.id", contains(action));
        step("/actions/" + action + "/start");
        step("/actions/" + action + "/completion");

        platform.service(Service.SCORING).stop();
        verify(action).statusCode(503);
        platform.restart(Service.SCORING);
        verify(action).statusCode(200).body("status", equalTo("verified"))
                .body("verification.score.value", equalTo(80f)).body("verification.score.change.value", equalTo(20f))
                .body("verification.score.change.pValue", equalTo(.008045f));

        step("/audits/" + audit + "/reporting");
        step("/audits/" + audit + "/closing");
        caller().get("/audits?status=planned").then().body("items.findAll { it.previous == '" + audit + "' }", hasSize(1));
    }

    /** Of the airport template, with the key and the target of this story at its Wi-Fi. */
    private String aPublishedJourney() {
        String journey = caller().post("/journey-templates/airport-passenger/journeys").then().statusCode(201).extract()
                .path("id");
        call("{\"key\": \"" + wifi + "\", \"metrics\": [{\"metric\": \"csat\", \"target\": 80}]}")
                .patch("/journeys/" + journey + "/touchpoints/wifi").then().statusCode(200);
        caller().post("/journeys/" + journey + "/versions").then().statusCode(201);
        eventually(() -> caller().get("/journey-scores/" + journey).then().statusCode(200));
        return journey;
    }

    private String aRunningAudit(String journey) {
        String audit = create("/audits", "{\"name\": \"Wi-Fi\", \"scope\": {\"journeys\": [\"" + journey
                + "\"], \"touchpoints\": [\"" + wifi + "\"]}}");
        step("/audits/" + audit + "/start");
        return audit;
    }

    private void visit(String audit, String checklist, int speed, String more) {
        create("/audits/" + audit + "/observations", """
                {"kind": "mystery-shopping", "touchpoint": "%s", "observer": "Mara", "observedAt": "2017-05-12T08:00:00Z",
                 "checklist": "%s", "answers": {"found": {"points": 1}, "speed": {"points": %d}}%s}"""
                .formatted(wifi, checklist, speed, more));
    }

    private ValidatableResponse verify(String action) {
        return call("{\"before\": " + MAY_2016 + ", \"after\": " + MAY_2017 + "}").post("/actions/" + action + "/verification")
                .then();
    }

    private void observe(String day, int satisfied, int dissatisfied) {
        String observations = IntStream.range(0, satisfied + dissatisfied).mapToObj(i -> """
                {"source": "audit-story", "id": "%s", "metric": "csat", "value": %d, "observedAt": "%sT12:00:00Z",
                 "touchpoint": "%s"}""".formatted(UUID.randomUUID(), i < satisfied ? 5 : 2, day, wifi))
                .collect(Collectors.joining(",", "{\"observations\": [", "]}"));
        new Api(platform.url(), platform.key()).post("/observations", observations);
    }

    private String create(String at, String body) {
        return call(body).post(at).then().statusCode(201).extract().path("id");
    }

    private void step(String at) {
        call("").post(at).then().statusCode(200);
    }

    private RequestSpecification call(String body) {
        return caller().header("If-Match", "*").body(body);
    }

    private RequestSpecification caller() {
        return given().baseUri(platform.url() + "/api/v1").contentType(ContentType.JSON).header("Authorization",
                "Bearer " + platform.key());
    }
}
