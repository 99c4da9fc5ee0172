package cx.touchstone.survey.importing;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class ImportingTest {

    private static final String MAPPING = """
            {"externalId": {"column": "nr"}, "respondedAt": {"from": {"template": "2017-05-{day}"}, "pattern": "uuuu-MM-d",
              "zone": "America/Los_Angeles"},
             "weight": {"column": "weight"}, "channel": {"constant": "gate"},
             "answers": {"recommend": {"column": "nps", "blanks": ["11"]},
                         "purpose": {"column": "why", "values": {"1": "business", "2": "leisure"}, "blanks": ["0"]}},
             "attributes": {"area": {"column": "area"}}}""";
    private static final String HEADER = "nr,day,weight,nps,why,area\n";

    @Inject
    InternalToken token;

    private final String tenant = aTenant();
    private String survey;

    @BeforeEach
    void aSurveyIsAsked() {
        survey = anOpenSurveyOf(tenant);
    }

    @Test
    void every_row_gets_its_result_and_one_bad_row_stops_nobody() {
        String job = anImport();
        content(job, HEADER + """
                1,13,0.5,9,1,E
                2,14,1,12,1,E
                3,14,1,9,7,E
                4,99,x,9.5,2,"a
                b"
                5,1,1,11,0,
                6,1,1,10,0
                1,13,1,9,1,E
                """).statusCode(200).body("status", equalTo("done")).body("rows", equalTo(7)).body("accepted", equalTo(1))
                .body("duplicates", equalTo(1)).body("refused", equalTo(5));
        rows(job, "refused").body("items.row", contains(2, 3, 4, 5, 6)).body("items.line", contains(3, 4, 5, 7, 8))
                .body("items[0].errors[0].pointer", equalTo("/answers/recommend"))
                .body("items[0].errors[0].code", equalTo("out-of-scale"))
                .body("items[1].errors[0].code", equalTo("unknown-code"))
                .body("items[2].errors.pointer", containsInAnyOrder("/answers/recommend", "/respondedAt", "/weight"))
                .body("items[3].errors.pointer", contains("/answers/recommend"))
                .body("items[3].errors.code", contains("required"))
                .body("items[4].errors.code", contains("row-length"));
        String id = rows(job, "accepted").body("items.row", contains(1)).extract().path("items[0].responseId");
        rows(job, "duplicate").body("items.row", contains(7));
        eventually(() -> assertEquals(1, ScoringNeighbour.observationsOf(id).size()));
        var observation = ScoringNeighbour.observationsOf(id).getFirst();
        assertEquals("2017-05-13T07:00:00Z", observation.get("observedAt").textValue());
        assertEquals("0.5", observation.get("weight").asText());
        assertEquals("gate", observation.get("channel").textValue());
    }

    @Test
    void an_import_is_done_once() {
        String job = anImport();
        content(job, HEADER + "1,13,1,9,1,E\n").statusCode(200);
        content(job, HEADER + "1,13,1,9,1,E\n").statusCode(409).body("code", equalTo("import-done"));
        content(anImport(), HEADER + "1,13,1,9,1,E\n").statusCode(200).body("duplicates", equalTo(1));
    }

    @Test
    void content_that_breaks_off_goes_on_where_it_stopped() throws IOException {
        String job = anImport();
        String all = HEADER + IntStream.range(0, 10_000).mapToObj(i -> i + ",13,1," + i % 11 + ",1,E\n")
                .collect(Collectors.joining());
        breakOff(job, all);
        eventually(() -> as(tenant, "imports:write").get("/api/v1/imports/" + job).then()
                .body("status", equalTo("interrupted")).body("interruption", containsString("broke off")));
        content(job, all).statusCode(200).body("status", equalTo("done")).body("rows", equalTo(10_000))
                .body("accepted", equalTo(10_000));
        rows(job, "duplicate").body("items", empty());
    }

    /** Sends a part of the content, enough for some chunks, and hangs up. */
    private void breakOff(String job, String all) throws IOException {
        byte[] body = all.getBytes(StandardCharsets.UTF_8);
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        String head = "PUT /api/v1/imports/" + job + "/content HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nAuthorization: "
                + token.bearer(tenant, "survey-service", Set.of("imports:write")) + "\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        try (Socket socket = new Socket("localhost", port); OutputStream out = socket.getOutputStream()) {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, body.length * 4 / 5);
            out.flush();
            eventually(() -> as(tenant, "imports:write").get("/api/v1/imports/" + job).then().body("rows",
                    greaterThanOrEqualTo(2_000)));
            content(job, all).statusCode(409).body("code", equalTo("import-running"));
        }
    }

    @Test
    void content_that_does_not_fit_the_mapping_is_refused_with_every_missing_column() {
        content(anImport(), "nr,day\n1,2\n").statusCode(400)
                .body("errors.detail", contains(containsString("\"area\""), containsString("\"nps\""),
                        containsString("\"weight\""), containsString("\"why\"")));
        content(anImport(), "").statusCode(400);
    }

    @Test
    void content_that_is_no_csv_is_refused_where_it_ends_to_be() {
        content(anImport(), HEADER + "1,13,1,9,1,E\n2,13,1,9,1,\"E\"x\n").statusCode(400)
                .body("code", equalTo("invalid-request")).body("detail", containsString("line 2"));
        as(tenant, "imports:write").contentType("text/csv").body(new byte[] { 'n', 'r', ',', (byte) 0xff, '\n' })
                .put("/api/v1/imports/" + anImport() + "/content").then().statusCode(400)
                .body("detail", containsString("UTF-8"));
        content(anImport(), HEADER + "1,13,1,9,1,\"" + "x".repeat(3_000_000)).statusCode(400)
                .body("detail", containsString("longer"));
    }

    @Test
    void a_mapping_that_cannot_work_is_refused_with_every_fault() {
        as(tenant, "imports:write").body("""
                {"surveyId": "%s", "mapping": {"answers": {"a": {"column": "x", "constant": "y"}, "b": {}},
                 "respondedAt": {"from": {"column": "t"}, "pattern": "bogus", "zone": "Mars/Olympus"}}}""".formatted(survey))
                .post("/api/v1/imports").then().statusCode(400).body("errors", hasSize(4));
    }

    @Test
    void another_tenants_import_does_not_exist() {
        String job = anImport();
        String stranger = aTenant();
        as(stranger, "imports:write").get("/api/v1/imports/" + job).then().statusCode(404);
        as(stranger, "imports:write").get("/api/v1/imports/" + job + "/rows").then().statusCode(404);
        as(stranger, "imports:write").contentType("text/csv").body(HEADER).put("/api/v1/imports/" + job + "/content").then()
                .statusCode(404);
        as(stranger, "imports:write").body("{\"surveyId\": \"" + survey + "\", \"mapping\": " + MAPPING + "}")
                .post("/api/v1/imports").then().statusCode(404);
    }

    private String anImport() {
        return as(tenant, "imports:write").body("{\"surveyId\": \"" + survey + "\", \"mapping\": " + MAPPING + "}")
                .post("/api/v1/imports").then().statusCode(201).body("status", equalTo("waiting")).extract().path("id");
    }

    private ValidatableResponse content(String job, String csv) {
        return as(tenant, "imports:write").contentType("text/csv").body(csv.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/imports/" + job + "/content").then();
    }

    private ValidatableResponse rows(String job, String outcome) {
        return as(tenant, "imports:write").queryParam("outcome", outcome).get("/api/v1/imports/" + job + "/rows").then()
                .statusCode(200);
    }
}
