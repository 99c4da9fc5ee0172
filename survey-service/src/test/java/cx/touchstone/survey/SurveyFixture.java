package cx.touchstone.survey;

import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Caller.asRespondent;

import io.restassured.response.ValidatableResponse;

/** Surveys as tests need them. */
public final class SurveyFixture {

    /** A required nps question, a csat question at a touchpoint, a rating, a choice and an open text. */
    public static final String PASSENGERS = """
            {"name": "Passengers", "questions": [
              {"key": "recommend", "type": "nps", "text": {"en": "Would you recommend us?"}, "required": true, "touchpoint": "overall"},
              {"key": "restaurants", "type": "csat", "text": {"en": "The restaurants?"}, "touchpoint": "restaurants"},
              {"key": "clean", "type": "rating", "scale": 5, "metric": "cleanliness", "touchpoint": "restrooms", "text": {"en": "Clean?"}},
              {"key": "purpose", "type": "single-choice", "text": {"en": "Why do you travel?"},
               "options": [{"key": "business", "text": {"en": "Business"}}, {"key": "leisure", "text": {"en": "Leisure"}}]},
              {"key": "reason", "type": "open-text", "text": {"en": "Why?"}, "maxLength": 20}]}""";

    private SurveyFixture() {
    }

    public static ValidatableResponse draft(String tenant, String survey) {
        return as(tenant, "surveys:write").body(survey).post("/api/v1/surveys").then();
    }

    /** A survey that was published once. */
    public static String anOpenSurveyOf(String tenant) {
        String id = draft(tenant, PASSENGERS).statusCode(201).extract().path("id");
        publish(tenant, id).statusCode(201);
        return id;
    }

    public static ValidatableResponse publish(String tenant, String id) {
        return as(tenant, "surveys:write").post("/api/v1/surveys/" + id + "/versions").then();
    }

    public static String aLinkTo(String tenant, String survey) {
        return as(tenant, "surveys:write").post("/api/v1/surveys/" + survey + "/links").then().statusCode(201).extract()
                .path("link");
    }

    public static ValidatableResponse answer(String link, String body) {
        return asRespondent().body(body).post("/api/v1/public/surveys/" + link + "/responses").then();
    }
}
