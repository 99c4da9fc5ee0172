package cx.touchstone.survey.asked;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.asRespondent;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.answer;
import static cx.touchstone.survey.SurveyFixture.draft;
import static cx.touchstone.survey.SurveyFixture.publish;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What a front end says of its respondent decides what is asked, as it decides what is taken. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class AttributesTest {

    private static final String LOUNGE = """
            {"name": "Lounge", "title": {"en": "Dear {{attributes.name|guest}}"}, "questions": [
              {"key": "recommend", "type": "nps", "text": {"en": "Recommend?"}},
              {"key": "lounge", "type": "csat", "text": {"en": "The lounge?"}, "showIf": {"attribute": "tier", "is": ["gold"]}}]}""";

    private final String tenant = aTenant();
    private String survey;

    @BeforeEach
    void aSurveyIsAsked() {
        survey = draft(tenant, LOUNGE).statusCode(201).extract().path("id");
        publish(tenant, survey).statusCode(201);
    }

    private static ValidatableResponse asked(String link, Object... attributes) {
        return asRespondent().queryParam("attribute", attributes).get("/api/v1/public/surveys/" + link).then();
    }

    @Test
    void somebody_is_asked_what_will_be_taken_of_him() {
        String link = aLinkTo(tenant, survey);
        for (String tier : new String[] { "gold", "silver", "gold" }) {
            String given = "{\"answers\": {\"lounge\": 4}, \"attributes\": {\"tier\": \"" + tier + "\"}}";
            if (tier.equals("gold")) {
                asked(link, "tier:gold").statusCode(200).body("questions.key", contains("recommend", "lounge"));
                answer(link, given).statusCode(201);
            } else {
                asked(link, "tier:silver").body("questions.key", contains("recommend"));
                answer(link, given).statusCode(400).body("errors.code", contains("not-asked"));
            }
        }
        asRespondent().get("/api/v1/public/surveys/" + link).then().body("questions.key", contains("recommend"))
                .body("title", equalTo("Dear guest"));
    }

    @Test
    void texts_call_everybody_by_his_own_name() {
        String link = aLinkTo(tenant, survey);
        asked(link, "name:Ana: <b>\"Ω\"</b> & sons", "colour:blue").body("title", equalTo("Dear Ana: <b>\"Ω\"</b> & sons"));
        asked(link, "name:Bo").body("title", equalTo("Dear Bo"));
        asked(link, "colour:blue").body("title", equalTo("Dear guest"));
    }

    @Test
    void what_the_link_says_comes_first() {
        String link = aLinkTo(tenant, survey, "{\"kind\": \"open\", \"attributes\": {\"tier\": \"gold\"}}");
        asked(link, "tier:silver", "name:Ana").body("questions.key", contains("recommend", "lounge"))
                .body("title", equalTo("Dear Ana"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "tier", ":gold", "tier:", "tier: ", "9tier:gold", "tier gold:1" })
    void an_attribute_that_could_not_be_sent_with_answers_is_refused(String attribute) {
        asked(aLinkTo(tenant, survey), attribute).statusCode(400).body("errors.pointer", contains("attribute"));
    }

    @Test
    void attributes_are_few_short_and_different() {
        String link = aLinkTo(tenant, survey);
        asked(link, "tier:gold", "tier:silver").statusCode(400);
        asked(link, "tier:" + "x".repeat(201)).statusCode(400);
        asked(link, "tier:" + "x".repeat(200)).statusCode(200);
        asked(link, IntStream.range(0, 20).mapToObj(i -> "a" + i + ":" + "ש".repeat(120)).toArray()).statusCode(200);
        asked(link, IntStream.range(0, 21).mapToObj(i -> "a" + i + ":x").toArray()).statusCode(400);
    }
}
