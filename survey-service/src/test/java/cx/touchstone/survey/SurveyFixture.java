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

    /** A link of another kind than open: {@code {"kind": …}}. */
    public static String aLinkTo(String tenant, String survey, String order) {
        return as(tenant, "surveys:write").body(order).post("/api/v1/surveys/" + survey + "/links").then().statusCode(201)
                .extract().path("link");
    }

    public static String aContactOf(String tenant, String contact) {
        return as(tenant, "contacts:write").body(contact).post("/api/v1/contacts").then().statusCode(201).extract().path("id");
    }

    public static String aPersonalLinkTo(String tenant, String survey, String contact) {
        return aLinkTo(tenant, survey, "{\"kind\": \"personal\", \"contactId\": \"" + contact + "\"}");
    }

    /** A survey of passengers with these settings, and whatever else its document is to have: {@code "settings": {…}}. */
    public static String anOpenSurveyOf(String tenant, String more) {
        String id = draft(tenant, with(more)).statusCode(201).extract().path("id");
        publish(tenant, id).statusCode(201);
        return id;
    }

    public static ValidatableResponse redraft(String tenant, String survey, String definition) {
        return as(tenant, "surveys:write").header("If-Match", "*").body(definition).put("/api/v1/surveys/" + survey).then();
    }

    /** The passengers' questionnaire with more fields. */
    public static String with(String more) {
        return PASSENGERS.substring(0, PASSENGERS.lastIndexOf('}')) + ", " + more + "}";
    }

    /** Saves or completes a response step by step. */
    public static ValidatableResponse save(String link, String session, String body) {
        return asRespondent().body(body).put("/api/v1/public/surveys/" + link + "/responses/" + session).then();
    }

    public static ValidatableResponse answer(String link, String body) {
        return asRespondent().body(body).post("/api/v1/public/surveys/" + link + "/responses").then();
    }
}
