package cx.touchstone.survey.statistics;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static cx.touchstone.survey.SurveyFixture.publish;
import static cx.touchstone.survey.SurveyFixture.save;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Ids;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StatisticsTest {

    private final String tenant = aTenant();
    private String survey;

    @BeforeEach
    void aSurveyIsAsked() {
        survey = anOpenSurveyOf(tenant);
    }

    private ValidatableResponse read(String by) {
        return as(by, "surveys:read").get("/api/v1/surveys/" + survey + "/statistics").then();
    }

    @Test
    void a_survey_that_nobody_answered_has_none() {
        read(tenant).statusCode(200).body("complete", equalTo(0)).body("byVersion", equalTo(Map.of()))
                .body("firstAt", nullValue());
    }

    @Test
    void responses_are_counted_by_how_far_they_went_by_version_and_by_channel() {
        String link = aLinkTo(tenant, survey);
        answer(link, "{\"answers\": {\"recommend\": 9}, \"channel\": \"web\"}").statusCode(201);
        answer(link, "{\"answers\": {\"recommend\": 9}}").statusCode(201);
        publish(tenant, survey).statusCode(201);
        answer(link, "{\"answers\": {\"recommend\": 9}, \"channel\": \"web\", \"surveyVersion\": 2}").statusCode(201);
        save(link, Ids.next().toString(), "{\"answers\": {}}").statusCode(201);
        read(tenant).statusCode(200).body("started", equalTo(1)).body("partial", equalTo(0)).body("complete", equalTo(3))
                .body("byVersion", equalTo(Map.of("1", 2, "2", 1)))
                .body("byChannel", equalTo(Map.of("web", 2, "unknown", 1))).body("firstAt", notNullValue())
                .body("lastAt", notNullValue());
        read(aTenant()).statusCode(404);
    }
}
