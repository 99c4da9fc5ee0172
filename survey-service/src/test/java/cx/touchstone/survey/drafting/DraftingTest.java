package cx.touchstone.survey.drafting;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.survey.SurveyFixture.PASSENGERS;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.draft;
import static cx.touchstone.survey.SurveyFixture.publish;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DraftingTest {

    private final String tenant = aTenant();

    @Test
    void a_measuring_question_names_its_metric_even_when_nobody_did() {
        draft(tenant,
                """
                        {"name": "x", "questions": [
                          {"key": "a", "type": "nps", "text": {"en": "?"}}, {"key": "b", "type": "csat", "text": {"en": "?"}},
                          {"key": "c", "type": "csat", "scale": 7, "text": {"en": "?"}}, {"key": "d", "type": "ces", "text": {"en": "?"}},
                          {"key": "e", "type": "ces", "scale": 7, "metric": "ces_7_mean", "text": {"en": "?"}}]}""")
                .statusCode(201).header("Location", matchesPattern("/api/v1/surveys/.*")).header("ETag", "\"0\"")
                .body("status", equalTo("draft"))
                .body("definition.questions.metric", contains("nps", "csat", "csat_7", "ces", "ces_7_mean"))
                .body("definition.questions.scale", contains(10, 5, 7, 5, 7));
    }

    @Test
    void every_contradiction_is_named() {
        draft(tenant,
                """
                        {"name": "x", "questions": [
                          {"key": "a", "type": "nps", "scale": 7, "text": {"en": "?"}}, {"key": "a", "type": "csat", "scale": 6, "text": {"en": "?"}},
                          {"key": "b", "type": "rating", "text": {"en": "?"}}, {"key": "c", "type": "single-choice", "text": {"en": "?"},
                           "options": [{"key": "x", "text": {"en": "X"}}]}, {"key": "d", "type": "open-text", "metric": "nps", "text": {"en": "?"}},
                          {"key": "e", "type": "rating", "scale": 5, "touchpoint": "t", "text": {"en": "?"}, "maxLength": 3}]}""")
                .statusCode(400).body("code", equalTo("survey-contradictory"))
                .body("errors.pointer", containsInAnyOrder("/questions/0/scale", "/questions/1/key", "/questions/1/scale",
                        "/questions/2/scale", "/questions/3/options", "/questions/4/metric", "/questions/5/touchpoint",
                        "/questions/5/maxLength"));
    }

    @Test
    void an_unknown_type_is_a_fault_of_its_field() {
        draft(tenant, "{\"name\": \"x\", \"questions\": [{\"key\": \"a\", \"type\": \"mood\", \"text\": \"?\"}]}")
                .statusCode(400).body("errors.pointer", contains("/questions/0/type"));
    }

    @Test
    void a_published_version_stays_as_it_was() {
        String id = anOpenSurveyOf(tenant);
        as(tenant, "surveys:write").header("If-Match", "*").body(PASSENGERS.replace("restaurants?", "bars?"))
                .put("/api/v1/surveys/" + id).then().statusCode(200).body("latestVersion", equalTo(1));
        publish(tenant, id).statusCode(201).body("version", equalTo(2));
        as(tenant, "surveys:read").get("/api/v1/surveys/" + id + "/versions/1").then()
                .body("definition.questions[1].text.en", equalTo("The restaurants?"));
        as(tenant, "surveys:read").get("/api/v1/surveys/" + id + "/versions").then().body("items.version", contains(1, 2));
    }

    @Test
    void a_survey_without_questions_is_not_published_and_a_draft_has_no_links() {
        String id = draft(tenant, "{\"name\": \"Nothing yet\"}").statusCode(201).extract().path("id");
        publish(tenant, id).statusCode(409).body("code", equalTo("survey-empty"));
        as(tenant, "surveys:write").post("/api/v1/surveys/" + id + "/links").then().statusCode(409)
                .body("code", equalTo("survey-not-published"));
        as(tenant, "surveys:write").post("/api/v1/surveys/" + id + "/close").then().statusCode(409);
    }

    @Test
    void a_write_needs_the_state_that_was_read() {
        String id = anOpenSurveyOf(tenant);
        var to = as(tenant, "surveys:write").body(PASSENGERS);
        to.put("/api/v1/surveys/" + id).then().statusCode(428);
        to.header("If-Match", "\"0\"").put("/api/v1/surveys/" + id).then().statusCode(412);
    }

    @Test
    void another_tenants_survey_does_not_exist() {
        String id = anOpenSurveyOf(tenant);
        aLinkTo(tenant, id);
        String stranger = aTenant();
        as(stranger, "surveys:read").get("/api/v1/surveys").then().body("items", empty());
        as(stranger, "surveys:read").get("/api/v1/surveys/" + id).then().statusCode(404);
        as(stranger, "surveys:read").get("/api/v1/surveys/" + id + "/links").then().statusCode(404);
        as(stranger, "surveys:write").post("/api/v1/surveys/" + id + "/versions").then().statusCode(404);
        as(stranger, "surveys:write").post("/api/v1/surveys/" + id + "/close").then().statusCode(404);
        as(tenant, "surveys:read").get("/api/v1/surveys/" + id + "/links").then().body("items", hasSize(1));
    }
}
