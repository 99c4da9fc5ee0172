package cx.touchstone.survey.export;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.answer;
import static cx.touchstone.survey.SurveyFixture.draft;
import static cx.touchstone.survey.SurveyFixture.publish;
import static cx.touchstone.survey.export.ExportFixture.VISIT;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class ExportingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String tenant = aTenant();
    private String survey;
    private String link;

    @BeforeEach
    void aSurveyIsAsked() {
        survey = draft(tenant, VISIT).statusCode(201).extract().path("id");
        publish(tenant, survey).statusCode(201);
        link = aLinkTo(tenant, survey);
    }

    @Test
    void a_line_of_ndjson_is_the_response_as_it_is_read() throws IOException {
        String first = given("""
                {"answers": {"recommend": 9, "reason": "Über\\n\\"alles\\""}, "channel": "web", "weight": 0.2847177143,
                 "attributes": {"area": "E"}, "subject": {"system": "crm", "type": "case", "id": "7"}}""");
        String second = given("{\"answers\": {\"ways\": {\"taxis\": 4}}}");
        as(tenant, "responses:write").put("/api/v1/responses/" + first + "/tags/urgent").then().statusCode(204);
        List<String> lines = export("format=ndjson").header("Content-Type", equalTo("application/x-ndjson;charset=UTF-8"))
                .extract().asString().lines().toList();
        assertEquals(2, lines.size());
        for (int i = 0; i < 2; i++) {
            String id = List.of(first, second).get(i);
            ObjectNode read = (ObjectNode) JSON
                    .readTree(as(tenant, "responses:read").get("/api/v1/responses/" + id).asString());
            read.remove("history");
            assertEquals(read, JSON.readTree(lines.get(i)));
        }
    }

    @Test
    void a_table_has_a_column_for_everything_that_any_version_asks() throws IOException {
        given("""
                {"answers": {"recommend": 9, "ways": {"taxis": 4}, "purpose": {"other": "Wedding"}, "used": ["wifi", {"other": "Chapel"}],
                 "order": ["b", "a"], "age": -5.5, "solved": false, "when": "2026-12-31", "reason": "a, \\"b\\"\\nc"},
                 "channel": "web", "weight": 0.5, "attributes": {"area": "E"}, "subject": {"system": "crm", "type": "case", "id": "7"}}""");
        as(tenant, "surveys:write").header("If-Match", "*").body("""
                {"name": "Visit", "questions": [{"key": "used", "type": "open-text", "text": {"en": "Used?"}},
                  {"key": "more", "type": "open-text", "text": {"en": "More?"}}]}""").put("/api/v1/surveys/" + survey).then()
                .statusCode(200);
        publish(tenant, survey).statusCode(201);
        List<CSVRecord> rows = table(export("format=csv").header("Content-Type", equalTo("text/csv;charset=UTF-8"))
                .header("Content-Disposition", containsString("responses-" + survey + ".csv")).extract().asString());
        assertEquals(1, rows.size());
        Map<String, String> row = rows.getFirst().toMap();
        assertEquals("recommend ways/taxis ways/buses purpose purpose/other.text used/wifi used/lounge used/other.text order/a "
                + "order/b age solved when reason used more",
                String.join(" ",
                        rows.getFirst().getParser().getHeaderNames().stream().filter(n -> !n.split("/")[0].contains("."))
                                .toList()));
        Map.ofEntries(Map.entry("response.version", "1"), Map.entry("response.status", "complete"),
                Map.entry("response.weight", "0.5"), Map.entry("response.channel", "web"), Map.entry("response.tags", ""),
                Map.entry("subject.system", "crm"), Map.entry("attribute.area", "E"), Map.entry("recommend", "9"),
                Map.entry("ways/taxis", "4"), Map.entry("ways/buses", ""), Map.entry("purpose", "other"),
                Map.entry("purpose/other.text", "Wedding"), Map.entry("used/wifi", "1"), Map.entry("used/lounge", "0"),
                Map.entry("used/other.text", "Chapel"), Map.entry("order/a", "2"), Map.entry("order/b", "1"),
                Map.entry("age", "-5.5"), Map.entry("solved", "false"), Map.entry("when", "2026-12-31"),
                Map.entry("reason", "a, \"b\"\nc"), Map.entry("used", ""), Map.entry("more", ""))
                .forEach((column, cell) -> assertEquals(cell, row.get(column), column));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            =1+1                | '=1+1
            +49 30 1234         | '+49 30 1234
            @SUM(A1)            | '@SUM(A1)
            -2+3                | '-2+3
            -5                  | -5
            +5,5                | +5,5
            ＝1+1               | '＝1+1
            1=1                 | 1=1
            '=1                 | '=1
            """)
    void a_text_that_a_spreadsheet_would_calculate_gets_an_apostrophe(String reason, String cell) throws IOException {
        given("{\"answers\": {\"reason\": \"" + reason + "\"}}");
        assertEquals(cell, table(export("format=csv").extract().asString()).getFirst().get("reason"));
    }

    @Test
    void tabs_and_line_ends_do_not_hide_a_formula() throws IOException {
        given("{\"answers\": {\"reason\": \"\\t=1\"}, \"attributes\": {\"area\": \"\\n=1\"}}");
        CSVRecord row = table(export("format=csv").extract().asString()).getFirst();
        assertEquals("'\t=1", row.get("reason"));
        assertEquals("'\n=1", row.get("attribute.area"));
    }

    @Test
    void a_filter_chooses_what_is_exported() {
        given("{\"answers\": {\"recommend\": 9}, \"channel\": \"web\"}");
        given("{\"answers\": {\"recommend\": 1}, \"channel\": \"gate\"}");
        assertEquals(1, export("format=ndjson&channel=gate").extract().asString().lines().count());
        assertEquals(1, export("format=ndjson&metric=nps&scoreFrom=9").extract().asString().lines().count());
        assertEquals("", export("format=ndjson&channel=mail").extract().asString());
        assertEquals(1, export("format=csv&channel=mail").extract().asString().lines().count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/csv                                    |             | text/csv
            application/x-ndjson                        |             | application/x-ndjson
            */*                                         |             | application/x-ndjson
            text/csv;q=0.5, application/x-ndjson;q=0.9  |             | application/x-ndjson
            application/json, text/*;q=0.1              |             | text/csv
            application/json                            | format=csv  | text/csv
            """)
    void a_caller_says_which_form_he_takes(String accept, String format, String type) {
        as(tenant, "responses:read").accept(accept).get(address(format == null ? "" : format)).then().statusCode(200)
                .contentType(startsWith(type));
    }

    @Test
    void an_order_that_is_none_is_refused_before_anything_is_sent() {
        as(tenant, "responses:read").accept("application/json").get(address("")).then().statusCode(406)
                .contentType("application/problem+json");
        as(tenant, "responses:read").get(address("format=xlsx")).then().statusCode(400);
        as(tenant, "responses:read").get(address("from=never")).then().statusCode(400);
        as(tenant, "responses:read").get("/api/v1/exports/responses").then().statusCode(400)
                .body("errors.pointer[0]", equalTo("survey"));
        as(aTenant(), "responses:read").get(address("")).then().statusCode(404).body("code", equalTo("survey-unknown"));
        as(tenant, "surveys:read").get(address("")).then().statusCode(403);
    }

    @Test
    void what_was_exported_can_be_imported() throws IOException {
        String first = given(
                """
                        {"answers": {"recommend": 9, "ways": {"taxis": 4}, "purpose": {"other": "Wedding"}, "used": ["wifi", {"other": "Chapel"}],
                         "order": ["b", "a"], "age": -5.5, "solved": false, "when": "2026-12-31", "reason": "a, \\"b\\"\\nc"}, "locale": "en",
                         "channel": "web", "weight": 0.5, "attributes": {"area": "E"}, "subject": {"system": "crm", "type": "case", "id": "7"}}""");
        byte[] lines = export("format=ndjson").extract().asByteArray();
        imported(lines).body("accepted", equalTo(0)).body("duplicates", equalTo(1));
        String exported = survey;
        aSurveyIsAsked();
        imported(lines).body("accepted", equalTo(1)).body("refused", equalTo(0));
        imported(lines).body("accepted", equalTo(0)).body("duplicates", equalTo(1));
        JsonNode copy = JSON.readTree(export("format=ndjson").extract().asString());
        JsonNode original = JSON.readTree(lines);
        for (String field : List.of("answers", "locale", "channel", "weight", "attributes", "subject", "respondedAt",
                "status")) {
            assertEquals(original.get(field), copy.get(field), field);
        }
        assertEquals(first, copy.get("externalId").textValue());
        assertNotEquals(exported, copy.get("surveyId").textValue());
    }

    @Test
    void a_byte_order_mark_is_there_for_those_who_want_it() {
        assertTrue(export("format=csv&bom=true").extract().asString().startsWith("\uFEFFresponse.id,"));
        assertFalse(export("format=csv").extract().asString().startsWith("\uFEFF"));
    }

    private String given(String response) {
        return answer(link, response).statusCode(201).extract().path("responseId");
    }

    private ValidatableResponse imported(byte[] lines) {
        String job = as(tenant, "imports:write").body("{\"surveyId\": \"" + survey + "\"}")
                .post("/api/v1/imports").then().statusCode(201).extract().path("id");
        return as(tenant, "imports:write").contentType("application/x-ndjson").body(lines)
                .put("/api/v1/imports/" + job + "/content").then().statusCode(200);
    }

    private String address(String query) {
        return "/api/v1/exports/responses?survey=" + survey + "&" + query;
    }

    private ValidatableResponse export(String query) {
        return as(tenant, "responses:read").get(address(query)).then().statusCode(200);
    }

    private static List<CSVRecord> table(String csv) throws IOException {
        return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(new StringReader(csv))
                .getRecords();
    }
}
