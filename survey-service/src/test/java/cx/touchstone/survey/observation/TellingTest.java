package cx.touchstone.survey.observation;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.SurveyFixture.PASSENGERS;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static cx.touchstone.survey.SurveyFixture.draft;
import static cx.touchstone.survey.SurveyFixture.publish;
import static cx.touchstone.survey.SurveyFixture.save;
import static cx.touchstone.survey.SurveyFixture.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Ids;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import cx.touchstone.survey.StoredRows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What scoring-service is told of responses, and when. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class TellingTest {

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();

    private StoredRows rows() {
        return new StoredRows(database, tenant);
    }

    @AfterEach
    void theNeighbourIsBack() {
        ScoringNeighbour.isBack();
        ScoringNeighbour.takesAtMost(Integer.MAX_VALUE);
    }

    @Test
    void an_accepted_response_becomes_one_observation_for_each_measuring_answer() {
        String link = aLinkTo(tenant, anOpenSurveyOf(tenant));
        String id = answer(link, """
                {"answers": {"recommend": 9, "restaurants": 4, "purpose": "business", "reason": "Quick"}, "channel": "web",
                 "locale": "en-us", "weight": 0.2847177143, "attributes": {"boardingArea": "E"},
                 "subject": {"system": "crm", "type": "case", "id": "7"}}""")
                .statusCode(201).body("surveyVersion", equalTo(1)).body("responseId", notNullValue()).extract()
                .path("responseId");
        eventually(() -> assertEquals(2, ScoringNeighbour.observationsOf(id).size()));
        var observation = ScoringNeighbour.observationsOf(id).getFirst();
        assertEquals("nps", observation.get("metric").textValue());
        assertEquals(9, observation.get("value").intValue());
        assertEquals("overall", observation.get("touchpoint").textValue());
        assertEquals("0.2847177143", observation.get("weight").asText());
        assertEquals("E", observation.get("attributes").get("boardingArea").textValue());
        assertEquals("crm", observation.get("subject").get("system").textValue());
        assertEquals(id + "/restaurants", ScoringNeighbour.observationsOf(id).get(1).get("id").textValue());
    }

    @Test
    void answers_are_taken_while_scoring_is_away_and_told_when_it_is_back() {
        String link = aLinkTo(tenant, anOpenSurveyOf(tenant));
        ScoringNeighbour.goesAway();
        String id = answer(link, "{\"answers\": {\"recommend\": 9}}").statusCode(201).extract().path("responseId");
        eventually(() -> assertTrue(rows().number("select coalesce(max(attempts), 0) from outbox") > 1));
        assertEquals(List.of(), ScoringNeighbour.observationsOf(id));
        ScoringNeighbour.isBack();
        eventually(() -> assertEquals(1, ScoringNeighbour.observationsOf(id).size()));
    }

    @Test
    void what_is_too_large_for_one_call_is_told_in_several() {
        ScoringNeighbour.takesAtMost(2);
        String id = answer(aLinkTo(tenant, aSurveyThatScoringRefuses(PASSENGERS)),
                "{\"answers\": {\"recommend\": 9, \"restaurants\": 4, \"clean\": 3}}").statusCode(201).extract()
                .path("responseId");
        eventually(() -> assertEquals(2, ScoringNeighbour.observationsOf(id).size()));
        eventually(() -> assertTrue(rows().text("select last_error from outbox where dead_at is not null").contains("/clean")));
    }

    @Test
    void what_scoring_refuses_is_kept_as_a_dead_letter_and_holds_up_nothing() {
        String link = aLinkTo(tenant, aSurveyThatScoringRefuses(PASSENGERS));
        answer(link, "{\"answers\": {\"recommend\": 9, \"clean\": 3}}").statusCode(201);
        String good = answer(link, "{\"answers\": {\"recommend\": 9}}").statusCode(201).extract().path("responseId");
        eventually(() -> assertEquals(1, ScoringNeighbour.observationsOf(good).size()));
        eventually(() -> as(tenant, "admin").get("/api/v1/dead-letters/survey-service").then().body("items", hasSize(1)));
    }

    @Test
    void a_dead_letter_about_an_anonymous_response_tells_no_more_than_its_day() {
        String link = aLinkTo(tenant, aSurveyThatScoringRefuses(with("\"settings\": {\"anonymous\": true}")));
        String answers = "{\"answers\": {\"recommend\": 9, \"clean\": 3}";
        answer(link, answers + "}").statusCode(201);
        save(link, Ids.next().toString(), answers + ", \"complete\": true}").statusCode(201);
        String job = as(tenant, "imports:write").body("{\"surveyId\": \"" + rows().text("select id from survey") + "\"}")
                .post("/api/v1/imports").then().statusCode(201).extract().path("id");
        as(tenant, "imports:write").contentType("application/x-ndjson").body((answers + "}").getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/imports/" + job + "/content").then().statusCode(200).body("accepted", equalTo(1));
        eventually(() -> assertEquals(3, rows().number("select count(*) from outbox where dead_at is not null")));
        assertEquals(3, rows().number("""
                select count(*) from outbox where date_trunc('day', created_at, 'UTC') = created_at
                    and date_trunc('day', due_at, 'UTC') = due_at and date_trunc('day', dead_at, 'UTC') = dead_at
                    and substring(id::text from 15 for 1) = '4'"""));
    }

    private String aSurveyThatScoringRefuses(String survey) {
        String id = draft(tenant, survey.replace("cleanliness", "unknown_metric")).statusCode(201).extract().path("id");
        publish(tenant, id).statusCode(201);
        return id;
    }
}
