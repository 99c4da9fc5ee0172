package cx.touchstone.survey.collection;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Caller.asRespondent;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.SurveyFixture.aContactOf;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.aPersonalLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static cx.touchstone.survey.SurveyFixture.save;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Ids;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What a survey gives to whoever completes it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class IncentiveTest {

    private static final String COFFEE = """
            "languages": ["en", "he"], "ending": {"incentive": {"code": "THANKS10", "url": "https://shop.example/redeem",
              "text": {"en": "Coffee for our {{attributes.tier|good}} guest with {{answers.recommend}}", "he": "קפה"}}}""";
    private static final String NINE = "{\"answers\": {\"recommend\": 9}}";

    private final String tenant = aTenant();
    private final String session = Ids.next().toString();

    private String giving(String more) {
        return anOpenSurveyOf(tenant, COFFEE + more);
    }

    @Test
    void nobody_learns_of_it_who_has_not_completed_the_survey() {
        String link = aLinkTo(tenant, giving(""));
        asRespondent().get("/api/v1/public/surveys/" + link).then().statusCode(200).body(not(containsString("THANKS10")));
        save(link, session, NINE).statusCode(201).body("status", equalTo("started")).body("incentive", nullValue());
        asRespondent().get("/api/v1/public/surveys/" + link + "/responses/" + session).then().statusCode(200)
                .body("incentive", nullValue());
        answer(link, "{\"answers\": {\"recommend\": 99}}").statusCode(400).body(not(containsString("THANKS10")));
    }

    @Test
    void it_comes_with_the_receipt_however_often_that_is_fetched() {
        String link = aLinkTo(tenant, giving(""));
        for (int time = 0; time < 2; time++) {
            posted(link, NINE).statusCode(201)
                    .header("Idempotency-Replayed", time == 0 ? nullValue() : equalTo("true"))
                    .body("incentive.text", equalTo("Coffee for our good guest with {{answers.recommend}}"))
                    .body("incentive.code", equalTo("THANKS10"))
                    .body("incentive.url", equalTo("https://shop.example/redeem"));
        }
    }

    @Test
    void it_comes_with_the_last_step_however_often_that_is_saved() {
        String link = aLinkTo(tenant, giving(""));
        save(link, session, NINE).body("incentive", nullValue());
        for (int time = 0; time < 2; time++) {
            save(link, session, NINE.replace("}}", "}, \"locale\": \"he\", \"complete\": true}")).statusCode(200)
                    .body("status", equalTo("complete")).body("incentive.text", equalTo("קפה"))
                    .body("incentive.code", equalTo("THANKS10"));
        }
        save(link, session, NINE).statusCode(409).body(not(containsString("THANKS10")));
    }

    @Test
    void it_comes_again_when_the_survey_has_ended() {
        String survey = giving("");
        String link = aLinkTo(tenant, survey);
        String whole = NINE.replace("}}", "}, \"locale\": \"en\", \"attributes\": {\"tier\": \"gold\"}}");
        String last = whole.replace("}}", "}, \"complete\": true}");
        posted(link, whole).statusCode(201);
        save(link, session, last).statusCode(201);
        as(tenant, "surveys:write").post("/api/v1/surveys/" + survey + "/close").then().statusCode(200);
        eventually(() -> answer(link, NINE).statusCode(409));
        posted(link, whole).statusCode(201).body("incentive.text", containsString("our gold guest"));
        save(link, session, last).statusCode(200).body("incentive.text", containsString("our gold guest"));
    }

    private static ValidatableResponse posted(String link, String body) {
        return asRespondent().header("Idempotency-Key", "a-key-of-ana").body(body)
                .post("/api/v1/public/surveys/" + link + "/responses").then();
    }

    @Test
    void it_speaks_to_its_respondent() {
        String guest = aContactOf(tenant, "{\"name\": \"Ana\", \"language\": \"he\", \"attributes\": {\"tier\": \"gold\"}}");
        answer(aPersonalLinkTo(tenant, giving(""), guest), NINE).statusCode(201).body("incentive.text", equalTo("קפה"));
        answer(aPersonalLinkTo(tenant, giving(""), guest), NINE.replace("}}", "}, \"locale\": \"en\"}")).statusCode(201)
                .body("incentive.text", equalTo("Coffee for our gold guest with {{answers.recommend}}"));
        answer(aLinkTo(tenant, giving(", \"settings\": {\"anonymous\": true}")),
                NINE.replace("}}", "}, \"attributes\": {\"tier\": \"silver\"}}")).statusCode(201)
                .body("incentive.text", equalTo("Coffee for our silver guest with {{answers.recommend}}"));
    }

    @Test
    void a_survey_that_gives_nothing_says_nothing() {
        answer(aLinkTo(tenant, anOpenSurveyOf(tenant)), NINE).statusCode(201).body(not(containsString("incentive")));
    }
}
