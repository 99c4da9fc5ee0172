package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import cx.touchstone.local.Figures.Row;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/**
 * An audit of an airport's security check, from the airport template to a verified improvement and the report on paper: through
 * the gateway, and with what passengers answered in 2016 and 2017.
 */
@ExtendWith(ThePlatform.class)
class AuditStory {

    private static final String A_CHECKLIST = """
            {"name": "A queue at security", "sections": [{"key": "queue", "name": "Queue", "items": [
              {"key": "told", "text": "Was it told where to queue?", "critical": true},
              {"key": "speed", "text": "How fast was it?", "points": 10, "weight": 2}]}]}""";
    private static final String IN_2016 = "{\"from\": \"2016-01-01\", \"to\": \"2016-12-31\"}";
    private static final String IN_2017 = "{\"from\": \"2017-01-01\", \"to\": \"2017-12-31\"}";
    /** How easy passengers found it, as the survey names it. */
    private static final String EASE = "ces at security";
    private static final double EXACT = 0.0001;

    private final Platform platform;

    AuditStory(Platform platform) throws InterruptedException {
        this.platform = platform;
        LoadedAirport.on(platform);
    }

    @Test
    void an_audit_ends_in_verified_improvement() throws InterruptedException, IOException {
        String audit = aRunningAudit(aPublishedJourney());
        String checklist = create("/checklists", A_CHECKLIST);
        String competitor = create("/competitors", "{\"name\": \"Across the bay\"}");
        visit(audit, checklist, 10, ", \"competitor\": \"" + competitor + "\"");

        // Scoring is away, and journey-service crashes, while one of our own visits is written down: it is counted all the same.
        platform.service(Service.SCORING).stop();
        visit(audit, checklist, 7, "");
        platform.service(Service.JOURNEY).kill();
        platform.restart(Service.JOURNEY);
        platform.restart(Service.SCORING);
        eventually(() -> caller().get("/scores?metric=mystery_shop_score&touchpoint=security").then().statusCode(200)
                .body("items.n", contains(1)).body("items.value", contains(71.4286f)));
        caller().get("/audits/" + audit + "/visits").then().statusCode(200).body("items[0].own.score", equalTo(71.4f))
                .body("items[0].competitors[0].score", equalTo(100f)).body("items[0].competitors[0].lead", equalTo(-28.6f));
        caller().get("/dead-letters/journey-service").then().body("items", hasSize(0));

        JsonPath proposed = call(IN_2016).post("/audits/" + audit + "/findings/proposals").then().statusCode(200)
                .body("items.touchpoint", contains("security")).extract().jsonPath();
        assertEquals(AirportFigures.scores(2016).get(EASE).number("value"), proposed.getDouble("items[0].measured"), EXACT);
        String finding = proposed.getString("items[0].id");
        call("{\"kind\": \"process\"}").post("/audits/" + audit + "/findings/" + finding + "/confirmation").then()
                .statusCode(200).body("status", equalTo("confirmed"));
        String action = create("/audits/" + audit + "/actions", "{\"finding\": \"" + finding + "\", \"plan\": {\"title\": "
                + "\"One more lane\", \"owner\": \"Jon\", \"dueOn\": \"2017-03-01\", \"metric\": \"ces\", \"target\": 80}}");
        caller().get("/actions?overdue=true&owner=Jon").then().statusCode(200).body("items.id", contains(action));
        step("/actions/" + action + "/start");
        step("/actions/" + action + "/completion");

        platform.service(Service.SCORING).stop();
        verify(action).statusCode(503);
        platform.restart(Service.SCORING);
        JsonPath verified = verify(action).statusCode(200).body("status", equalTo("verified")).extract().jsonPath();
        Row change = AirportFigures.changes().get(EASE);
        assertEquals(AirportFigures.scores(2017).get(EASE).number("value"), verified.getDouble("verification.score.value"),
                EXACT);
        assertEquals(change.number("value"), verified.getDouble("verification.score.change.value"), EXACT);
        assertEquals(change.number("p"), verified.getDouble("verification.score.change.pValue"), 1e-6);

        step("/audits/" + audit + "/reporting");
        step("/audits/" + audit + "/closing");
        caller().get("/audits?status=planned").then().body("items.findAll { it.previous == '" + audit + "' }", hasSize(1));
        String report = printed("/audits/" + audit + "/report/pdf");
        Stream.of("Security at noon", "Mara", "Across the bay", "71.4", "-28.6", "Verified results",
                "One more lane", "77.1", "n 2641", "82.0", "n 2407", "< 0.0001", "There was no audit before.")
                .forEach(told -> assertTrue(report.contains(told), () -> told + " in " + report));
    }

    /** Of the airport template, with the key and the target of the passenger survey at its security check. */
    private String aPublishedJourney() {
        String journey = caller().post("/journey-templates/airport-passenger/journeys").then().statusCode(201).extract()
                .path("id");
        call("{\"key\": \"security\", \"metrics\": [{\"metric\": \"ces\", \"target\": 80}]}")
                .patch("/journeys/" + journey + "/touchpoints/security-check").then().statusCode(200);
        caller().post("/journeys/" + journey + "/versions").then().statusCode(201);
        eventually(() -> caller().get("/journey-scores/" + journey).then().statusCode(200));
        return journey;
    }

    private String aRunningAudit(String journey) {
        String audit = create("/audits", "{\"name\": \"Security at noon\", \"scope\": {\"journeys\": [\"" + journey
                + "\"], \"touchpoints\": [\"security\"]}}");
        step("/audits/" + audit + "/start");
        return audit;
    }

    private void visit(String audit, String checklist, int speed, String more) {
        create("/audits/" + audit + "/observations", """
                {"kind": "mystery-shopping", "touchpoint": "security", "observer": "Mara",
                 "observedAt": "2015-12-10T12:00:00Z", "checklist": "%s",
                 "answers": {"told": {"points": 1}, "speed": {"points": %d}}%s}""".formatted(checklist, speed, more));
    }

    private ValidatableResponse verify(String action) {
        return call("{\"before\": " + IN_2016 + ", \"after\": " + IN_2017 + "}").post("/actions/" + action + "/verification")
                .then();
    }

    /** The words of a document, as another program reads them. */
    private String printed(String at) throws IOException {
        byte[] pdf = caller().get(at).then().statusCode(200).contentType("application/pdf").extract().asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper reader = new PDFTextStripper();
            reader.setSortByPosition(true);
            return reader.getText(document).replaceAll("\\s+", " ");
        }
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
