package cx.touchstone.survey.privacy;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.ScoringNeighbour.countedOf;
import static cx.touchstone.survey.SurveyFixture.aContactOf;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.aPersonalLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.kit.testing.Caller;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.Race;
import cx.touchstone.survey.ScoringNeighbour;
import cx.touchstone.survey.StoredRows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class ErasingTest {

    private static final String ANA = """
            {"source": "crm", "externalId": "ana-4711", "name": "Ana Xyloporus", "email": "ana@xyloporus.example",
             "attributes": {"tier": "gold"}}""";

    @Inject
    AgroalDataSource database;
    private final String tenant = aTenant();
    private String survey;
    private String ana;
    private String link;

    @BeforeEach
    void anaMayAnswer() {
        survey = anOpenSurveyOf(tenant);
        ana = aContactOf(tenant, ANA);
        link = aPersonalLinkTo(tenant, survey, ana);
    }

    @Test
    void everything_about_a_contact_is_one_document() {
        String response = anaAnswers();
        remark(response);
        data().statusCode(200).body("contact.name", equalTo("Ana Xyloporus")).body("links.link", contains(link))
                .body("responses.id", contains(response)).body("responses[0].answers.reason", equalTo("Xylophone"))
                .body("responses[0].notes.text", contains("Ana called")).body("responses[0].tags", contains("call-back"))
                .body("responses[0].history.before.answers.restaurants", contains(4))
                .body("answered", contains(survey)).body("importedFrom", hasSize(0));
        as(tenant, "contacts:read").get("/api/v1/contacts/" + ana + "/data").then().statusCode(403);
        as(aTenant(), "contacts:read", "responses:read").get("/api/v1/contacts/" + ana + "/data").then().statusCode(404);
    }

    @Test
    void an_erased_contact_is_gone_from_every_table() throws Exception {
        String response = anaAnswers();
        remark(response);
        String proof = erase(ana).statusCode(204).header("Location", startsWith("/api/v1/erasures/")).extract()
                .header("Location");
        eventually(() -> assertEquals(Map.of(), countedOf(response)));
        as(tenant, "contacts:read").get(proof).then().statusCode(200).body("basis", equalTo("contact"))
                .body("erasedBy", equalTo(Caller.KEY)).body("removed.contacts", equalTo(1)).body("removed.links", equalTo(1))
                .body("removed.responses", equalTo(1)).body("removed.corrections", equalTo(1))
                .body("removed.notes", equalTo(1)).body("removed.tags", equalTo(1))
                .body("removed.participations", equalTo(1)).body("removed.storedAnswers", equalTo(1));
        erase(ana).statusCode(404);
        data().statusCode(404);
        as(tenant, "contacts:read").get("/api/v1/contacts/" + ana).then().statusCode(404);
        answer(link, "{\"answers\": {\"recommend\": 1}}").statusCode(404);
        StoredRows rows = new StoredRows(database, tenant);
        for (String table : List.of("contact", "link", "response", "response_change", "response_note", "response_tag",
                "participation", "idempotency")) {
            assertEquals(0, rows.number("select count(*) from " + table), table);
        }
        eventually(() -> assertEquals(0, rows.number("select count(*) from outbox where topic <> 'deeds'")));
    }

    @Test
    void others_stay_as_they_were() {
        String theirs = answer(aLinkTo(tenant, survey), "{\"answers\": {\"recommend\": 9}}").statusCode(201).extract()
                .path("responseId");
        String ben = aContactOf(tenant, "{\"name\": \"Ben\"}");
        String bens = answer(aPersonalLinkTo(tenant, survey, ben), "{\"answers\": {\"recommend\": 8}}").statusCode(201)
                .extract().path("responseId");
        anaAnswers();
        erase(ana).statusCode(204);
        as(tenant, "responses:read").get("/api/v1/responses").then().body("items.id", containsInAnyOrder(bens, theirs));
        as(tenant, "contacts:read").get("/api/v1/contacts").then().body("items.id", contains(ben));
        eventually(() -> assertEquals(Map.of("recommend", 8), countedOf(bens)));
        eventually(() -> assertEquals(Map.of("recommend", 9), countedOf(theirs)));
    }

    @Test
    void what_scoring_was_not_told_yet_it_is_never_told() {
        ScoringNeighbour.goesAway();
        try {
            String response = anaAnswers();
            correct(response, "{\"answers\": {\"restaurants\": null}}");
            data().body("messages", equalTo(2));
            erase(ana).statusCode(204);
            StoredRows rows = new StoredRows(database, tenant);
            assertEquals(0, rows.number("select count(*) from outbox where payload like '%\"value\"%'"));
            assertEquals(2, rows
                    .number("select count(*) from outbox where topic = 'observations' and payload like '%" + response + "%'"));
            ScoringNeighbour.isBack();
            eventually(() -> assertEquals(0, rows.number("select count(*) from outbox where topic <> 'deeds'")));
            assertEquals(Map.of(), countedOf(response));
        } finally {
            ScoringNeighbour.isBack();
        }
    }

    @Test
    void a_message_that_tells_of_others_too_still_tells_of_them() {
        ScoringNeighbour.goesAway();
        try {
            String theirs = answer(aLinkTo(tenant, survey), "{\"answers\": {\"recommend\": 9}}").statusCode(201).extract()
                    .path("responseId");
            String hers = anaAnswers();
            StoredRows rows = new StoredRows(database, tenant);
            rows.change("update outbox set payload = (select '[' || string_agg(trim(payload, '[]'), ',') || ']' from outbox"
                    + " where topic = 'observations') where topic = 'observations'");
            erase(ana).statusCode(204);
            assertEquals(0, rows.number("select count(*) from outbox where payload like '%" + hers + "%\"value\"%'"));
            assertEquals(2, rows
                    .number("select count(*) from outbox where topic = 'observations' and payload like '%" + theirs + "%'"));
            ScoringNeighbour.isBack();
            eventually(() -> assertEquals(0, rows.number("select count(*) from outbox where topic <> 'deeds'")));
            assertEquals(Map.of(), countedOf(hers));
            assertEquals(Map.of("recommend", 9), countedOf(theirs));
        } finally {
            ScoringNeighbour.isBack();
        }
    }

    @Test
    void whoever_answers_while_being_erased_leaves_nothing_behind() {
        StoredRows rows = new StoredRows(database, tenant);
        for (int round = 0; round < 8; round++) {
            String ben = aContactOf(tenant, "{\"name\": \"Ben\"}");
            String his = aPersonalLinkTo(tenant, survey, ben);
            List<Integer> answers = Race.of(4, runner -> runner == 3 ? erase(ben).extract().statusCode()
                    : runner == 2 ? as(tenant, "surveys:write")
                            .body("{\"kind\": \"personal\", \"contactId\": \"" + ben + "\"}")
                            .post("/api/v1/surveys/" + survey + "/links").then().extract().statusCode()
                            : answer(his, "{\"answers\": {\"recommend\": 7}}").extract().statusCode());
            assertEquals(204, answers.get(3));
            assertFalse(answers.stream().anyMatch(status -> status >= 500), answers.toString());
            assertEquals(0, rows.number("select count(*) from response") + rows.number("select count(*) from participation"));
            assertEquals(1, rows.number("select count(*) from link"), "only Ana's");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"contact\": {\"source\": \"crm\", \"externalId\": \"ana-4711\"}}",
            "{\"subject\": {\"system\": \"crm\", \"type\": \"case\", \"id\": \"case-4711\"}}" })
    void a_person_is_found_by_the_names_that_partners_have(String order) {
        String response = anaAnswers();
        answer(aLinkTo(tenant, survey), """
                {"answers": {"recommend": 9}, "subject": {"system": "crm", "type": "order", "id": "case-4711"}}""")
                .statusCode(201);
        order(order).statusCode(201).body("removed.responses", equalTo(1));
        as(tenant, "responses:read").get("/api/v1/responses/" + response).then().statusCode(404);
        as(tenant, "responses:read").get("/api/v1/responses").then().body("items", hasSize(1));
        order(order).statusCode(201).body("removed.responses", equalTo(0)).body("removed.contacts", equalTo(0));
    }

    @Test
    void an_imported_response_is_erased_by_its_id_with_what_the_import_says_of_it() {
        String job = as(tenant, "imports:write").body("{\"surveyId\": \"" + survey + "\"}").post("/api/v1/imports").then()
                .statusCode(201).extract().path("id");
        as(tenant, "imports:write").contentType("application/x-ndjson").body("""
                {"externalId": "row-1", "answers": {"recommend": 9}}
                {"externalId": "row-2", "answers": {"recommend": 3}}
                """.getBytes(StandardCharsets.UTF_8)).put("/api/v1/imports/" + job + "/content").then().statusCode(200)
                .body("accepted", equalTo(2));
        order("{\"response\": {\"surveyId\": \"" + survey + "\", \"externalId\": \"row-2\"}}").statusCode(201)
                .body("removed.responses", equalTo(1)).body("removed.importedRows", equalTo(1));
        as(tenant, "imports:write").get("/api/v1/imports/" + job + "/rows").then().body("items.outcome",
                contains("accepted", "accepted")).body("items.findAll { it.responseId }.row", contains(1));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"subject\": {\"system\": \"crm\", \"type\": \"case\"}}",
            "{\"contactId\": \"0197a3c9-2c3d-7e4f-9051-627384950617\", \"contact\": {\"source\": \"a\", \"externalId\": \"b\"}}" })
    void an_order_says_in_one_way_whom_it_means(String order) {
        order(order).statusCode(400);
    }

    private ValidatableResponse data() {
        return as(tenant, "contacts:read", "responses:read").get("/api/v1/contacts/" + ana + "/data").then();
    }

    private ValidatableResponse erase(String contact) {
        return as(tenant, "contacts:write").delete("/api/v1/contacts/" + contact).then();
    }

    private ValidatableResponse order(String order) {
        return as(tenant, "contacts:write").body(order).post("/api/v1/erasures").then();
    }

    private String anaAnswers() {
        return answer(link, """
                {"answers": {"recommend": 3, "restaurants": 4, "reason": "Xylophone"},
                 "subject": {"system": "crm", "type": "case", "id": "case-4711"}}""").statusCode(201).extract()
                .path("responseId");
    }

    private void remark(String response) {
        correct(response, "{\"answers\": {\"restaurants\": 5}}");
        as(tenant, "responses:write").put("/api/v1/responses/" + response + "/tags/call-back").then().statusCode(204);
        as(tenant, "responses:write").header("Idempotency-Key", "note").body("{\"text\": \"Ana called\"}")
                .post("/api/v1/responses/" + response + "/notes").then().statusCode(201);
    }

    private void correct(String response, String patch) {
        as(tenant, "responses:write").header("If-Match", "*").body(patch).patch("/api/v1/responses/" + response).then()
                .statusCode(200);
    }
}
