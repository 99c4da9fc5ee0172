package cx.touchstone.survey.collection;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Caller.asRespondent;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.SurveyFixture.PASSENGERS;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.publish;
import static cx.touchstone.survey.SurveyFixture.redraft;
import static cx.touchstone.survey.SurveyFixture.save;
import static cx.touchstone.survey.SurveyFixture.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Ids;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import cx.touchstone.survey.StoredRows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Whoever did not hear the answer asks again, maybe much later: what was taken is not refused then, nor taken again. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class AgainTest {

    private static final String NINE = "{\"answers\": {\"recommend\": 9, \"clean\": 4}}";
    private static final String DONE = "{\"answers\": {\"recommend\": 9, \"clean\": 4}, \"complete\": true}";

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();
    private final String session = Ids.next().toString();
    private String survey;
    private String link;
    private String posted;
    private String saved;

    @BeforeEach
    void oneWasPostedAndOneSaved() {
        survey = anOpenSurveyOf(tenant);
        link = aLinkTo(tenant, survey);
        posted = post(NINE).statusCode(201).extract().path("responseId");
        saved = save(link, session, DONE).statusCode(201).extract().path("responseId");
    }

    @Test
    void when_the_survey_has_closed() {
        as(tenant, "surveys:write").post("/api/v1/surveys/" + survey + "/close").then().statusCode(200);
        eventually(() -> asked().statusCode(409).body("code", equalTo("survey-closed")));
        bothAreAnsweredAsBefore();
        post(NINE.replace("9", "8")).statusCode(409).body("code", equalTo("survey-closed"));
        save(link, session, DONE.replace("9", "8")).statusCode(409).body("code", equalTo("survey-closed"));
    }

    @Test
    void when_the_link_is_worth_nothing_any_more() {
        as(tenant, "surveys:write").delete("/api/v1/surveys/" + survey + "/links/" + link).then().statusCode(204);
        eventually(() -> asked().statusCode(410).body("code", equalTo("link-expired")));
        bothAreAnsweredAsBefore();
    }

    @Test
    void when_other_questions_are_asked() {
        redraft(tenant, survey, PASSENGERS.replace("\"clean\"", "\"tidy\"")).statusCode(200);
        publish(tenant, survey).statusCode(201);
        eventually(() -> asked().body("questions.key", hasItem("tidy")));
        bothAreAnsweredAsBefore();
    }

    @Test
    void when_it_was_removed_it_is_not_made_again() {
        for (String removed : List.of(posted, saved)) {
            as(tenant, "responses:write").delete("/api/v1/responses/" + removed).then().statusCode(204);
        }
        bothAreGone();
        save(link, session, DONE.replace(", \"complete\": true", "")).statusCode(410);
        assertEquals(2, rows().number("select count(*) from spent_key where spent_on = current_date"));
    }

    @Test
    void when_it_was_removed_from_a_survey_with_a_limit_it_is_not_made_again() {
        redraft(tenant, survey, with("\"settings\": {\"responseLimit\": 100}")).statusCode(200);
        publish(tenant, survey).statusCode(201);
        link = aLinkTo(tenant, survey); // not remembered yet
        for (String removed : List.of(posted, saved)) {
            as(tenant, "responses:write").delete("/api/v1/responses/" + removed).then().statusCode(204);
        }
        bothAreGone();
    }

    @Test
    void when_it_was_made_anonymous_it_is_not_made_again() {
        as(tenant, "surveys:write").post("/api/v1/surveys/" + survey + "/close").then().statusCode(200);
        as(tenant, "surveys:write").header("If-Match", "*").body("{}").post("/api/v1/surveys/" + survey + "/anonymise").then()
                .statusCode(202);
        eventually(() -> assertEquals(2, rows().number("select count(*) from response where anonymised")));
        as(tenant, "surveys:write").post("/api/v1/surveys/" + survey + "/reopen").then().statusCode(200);
        eventually(() -> asked().statusCode(200));
        post(NINE).statusCode(410).body("code", equalTo("response-gone"));
        save(link, session, DONE).statusCode(410).body("code", equalTo("response-gone"));
        assertEquals(2, rows().number("select count(*) from response"));
    }

    @Test
    void what_is_known_of_it_then_is_forgotten_after_ninety_days() {
        as(tenant, "responses:write").delete("/api/v1/responses/" + posted).then().statusCode(204);
        rows().change("update spent_key set spent_on = spent_on - 91");
        as(tenant, "responses:write").delete("/api/v1/responses/" + saved).then().statusCode(204);
        assertEquals(1, rows().number("select count(*) from spent_key"));
    }

    private void bothAreGone() {
        post(NINE).statusCode(410).body("code", equalTo("response-gone"));
        save(link, session, DONE).statusCode(410).body("code", equalTo("response-gone"));
        assertEquals(0, rows().number("select count(*) from response"));
    }

    private StoredRows rows() {
        return new StoredRows(database, tenant);
    }

    private void bothAreAnsweredAsBefore() {
        post(NINE).statusCode(201).header("Idempotency-Replayed", "true").body("responseId", equalTo(posted))
                .body("surveyVersion", equalTo(1));
        save(link, session, DONE).statusCode(200).body("responseId", equalTo(saved)).body("status", equalTo("complete"));
        assertEquals(2, rows().number("select count(*) from response where version = 1"));
    }

    private ValidatableResponse asked() {
        return asRespondent().get("/api/v1/public/surveys/" + link).then();
    }

    private ValidatableResponse post(String body) {
        return asRespondent().header("Idempotency-Key", "again").body(body)
                .post("/api/v1/public/surveys/" + link + "/responses").then();
    }
}
