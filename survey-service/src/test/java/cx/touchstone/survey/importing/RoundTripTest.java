package cx.touchstone.survey.importing;

import static cx.touchstone.kit.testing.Caller.KEY;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.ScoringNeighbour.countedOf;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static cx.touchstone.survey.SurveyFixture.save;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Ids;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import cx.touchstone.survey.StoredRows;
import cx.touchstone.survey.partial.ExpireResponses;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What an export writes, an import takes as it was: tags, notes and how far it came. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class RoundTripTest {

    @Inject
    AgroalDataSource database;
    @Inject
    ExpireResponses expiry;

    private final String tenant = aTenant();
    private String exported;

    @BeforeEach
    void aSurveyHasResponsesOfEveryKind() {
        String survey = anOpenSurveyOf(tenant);
        String link = aLinkTo(tenant, survey);
        save(link, Ids.next().toString(), "{\"answers\": {\"clean\": 2}}").statusCode(201);
        new StoredRows(database, tenant).change("update response set expires_at = now() - interval '1 second'");
        expiry.expire();
        String id = answer(link, "{\"answers\": {\"recommend\": 9}}").statusCode(201).extract().path("responseId");
        as(tenant, "responses:write").put("/api/v1/responses/" + id + "/tags/call-back").then().statusCode(204);
        for (String note : new String[] { "Called", "Called again" }) {
            as(tenant, "responses:write").body("{\"text\": \"" + note + "\"}").post("/api/v1/responses/" + id + "/notes").then()
                    .statusCode(201);
        }
        save(link, Ids.next().toString(), "{\"answers\": {\"clean\": 4}}").statusCode(201);
        exported = as(tenant, "responses:read").get("/api/v1/exports/responses?survey=" + survey).then().statusCode(200)
                .extract().asString();
    }

    @Test
    void tags_notes_and_what_was_left_in_the_middle_come_over() {
        String other = anOpenSurveyOf(tenant, "\"settings\": {\"responseLimit\": 1}");
        String job = anImportInto(other);
        send(job, exported).body("accepted", equalTo(2)).body("refused", equalTo(1));
        as(tenant, "imports:write").get("/api/v1/imports/" + job + "/rows?outcome=refused").then()
                .body("items.errors[0].code", contains("still-started"));
        var responses = responsesOf(other).body("items.status", contains("complete", "partial"))
                .body("items[0].tags", contains("call-back")).body("items[0].notes.text", contains("Called", "Called again"))
                .body("items[0].notes.author", contains(KEY, KEY)).body("items[1].tags", empty()).extract();
        eventually(() -> assertEquals(Map.of("clean", 2), countedOf(responses.path("items[1].id"))));
        send(anImportInto(other), exported).body("duplicates", equalTo(2)).body("refused", equalTo(1));
        responsesOf(other).body("items[0].notes", hasSize(2));
        answer(aLinkTo(tenant, other), "{\"answers\": {\"recommend\": 9}}").statusCode(409).body("code",
                equalTo("survey-full"));
    }

    @Test
    void an_anonymous_survey_takes_no_notes_of_people() {
        String other = anOpenSurveyOf(tenant, "\"settings\": {\"anonymous\": true}");
        send(anImportInto(other), exported).body("accepted", equalTo(2));
        responsesOf(other).body("items.tags.flatten()", contains("call-back")).body("items.notes.flatten()", empty());
    }

    @Test
    void remarks_that_are_none_are_named() {
        String job = anImportInto(anOpenSurveyOf(tenant));
        send(job,
                """
                        {"answers": {"recommend": 9}, "tags": ["a/b", 7], "notes": [{"text": " "}, {"text": "x", "createdAt": "soon", "author": 1}]}
                        {"answers": {"recommend": 9}, "tags": "vip", "notes": {}, "status": "lost"}
                        {"answers": {"recommend": 9}, "tags": ["vip", "vip"], "notes": [{"text": "x"}], "status": "complete"}
                        """)
                .body("accepted", equalTo(1)).body("refused", equalTo(2));
        as(tenant, "imports:write").get("/api/v1/imports/" + job + "/rows?outcome=refused").then()
                .body("items[0].errors.pointer", contains("/tags/0", "/tags/1", "/notes/0/text", "/notes/1/author",
                        "/notes/1/createdAt"))
                .body("items[1].errors.code", contains("unknown-status", "size", "size"));
    }

    private String anImportInto(String survey) {
        return as(tenant, "imports:write").body("{\"surveyId\": \"" + survey + "\"}").post("/api/v1/imports").then()
                .statusCode(201).extract().path("id");
    }

    private ValidatableResponse send(String job, String content) {
        return as(tenant, "imports:write").contentType("application/x-ndjson").body(content.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/imports/" + job + "/content").then().statusCode(200).body("status", equalTo("done"));
    }

    private ValidatableResponse responsesOf(String survey) {
        return as(tenant, "responses:read").get("/api/v1/responses?survey=" + survey).then().statusCode(200);
    }
}
