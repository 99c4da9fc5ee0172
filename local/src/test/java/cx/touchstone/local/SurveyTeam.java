package cx.touchstone.local;

import static io.restassured.RestAssured.given;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A team that asks its customers, with its key, and those who answer, with nothing but a link: all through the gateway. */
record SurveyTeam(Platform platform) {

    /** Somebody of the team. */
    RequestSpecification caller() {
        return respondent().header("Authorization", "Bearer " + platform.key());
    }

    /** Somebody else. */
    RequestSpecification respondent() {
        return given().baseUri(platform.url() + "/api/v1").contentType(ContentType.JSON);
    }

    /** @return the id of the survey */
    String drafts(String definition) {
        return caller().body(definition).post("/surveys").then().statusCode(201).extract().path("id");
    }

    ValidatableResponse publishes(String survey) {
        return caller().post("/surveys/" + survey + "/versions").then().statusCode(201);
    }

    /** Drafts and publishes. */
    String asks(String definition) {
        String survey = drafts(definition);
        publishes(survey);
        return survey;
    }

    /**
     * Asks how it was, and why.
     *
     * @param settings of the survey, as JSON without its braces
     */
    String asksHowItWas(String touchpoint, String settings) {
        return asks("""
                {"name": "Visit", "settings": {%s}, "questions": [
                  {"key": "satisfied", "type": "csat", "text": {"en": "How was it?"}, "touchpoint": "%s"},
                  {"key": "why", "type": "open-text", "text": {"en": "Why?"}}]}""".formatted(settings, touchpoint));
    }

    /** @return the id of the contact */
    String knows(String details) {
        return caller().body(details).post("/contacts").then().statusCode(201).extract().path("id");
    }

    /** One that anybody may use. */
    String linkTo(String survey) {
        return linkTo(survey, "{}");
    }

    String linkTo(String survey, String order) {
        return caller().body(order).post("/surveys/" + survey + "/links").then().statusCode(201).extract().path("link");
    }

    String personalLinkTo(String survey, String contact) {
        return linkTo(survey, "{\"kind\": \"personal\", \"contactId\": \"" + contact + "\"}");
    }

    /** What is asked behind a link. */
    ValidatableResponse reads(String link) {
        return respondent().get("/public/surveys/" + link).then();
    }

    ValidatableResponse answers(String link, String body) {
        return respondent().body(body).post("/public/surveys/" + link + "/responses").then();
    }

    /**
     * Brings in responses that were given elsewhere.
     *
     * @param order of the import: which survey, and what columns mean
     * @return the import when all of it is through
     */
    ValidatableResponse imports(String order, String type, String content) {
        String job = caller().body(order).post("/imports").then().statusCode(201).extract().path("id");
        return caller().contentType(type).body(content.getBytes(StandardCharsets.UTF_8)).put("/imports/" + job + "/content")
                .then().statusCode(200);
    }

    /** All scores of a touchpoint: {@code csat 70.00 of 10}. */
    List<String> scoresOf(String touchpoint) {
        List<Map<String, Object>> scores = caller().get("/scores?touchpoint=" + touchpoint).then().statusCode(200).extract()
                .path("items");
        return scores.stream().map(score -> score.get("value") == null ? score.get("metric") + " withheld"
                : String.format(Locale.ROOT, "%s %.2f of %d", score.get("metric"), score.get("value"), score.get("n")))
                .toList();
    }
}
