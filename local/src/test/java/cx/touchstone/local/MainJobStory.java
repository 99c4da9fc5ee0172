package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Map a journey, ask, collect answers, read scores: through the gateway, as a front end and its respondents do. */
@ExtendWith(ThePlatform.class)
class MainJobStory {

    private final Platform platform;
    private final String touchpoint = "touchpoint-" + UUID.randomUUID();
    private String link;
    private String survey;

    MainJobStory(Platform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void aSurveyIsAsked() {
        survey = caller().body("""
                {"name": "After the visit", "questions": [
                  {"key": "satisfied", "type": "csat", "text": {"en": "How was it?"}, "required": true, "touchpoint": "%1$s"},
                  {"key": "easy", "type": "ces", "text": {"en": "How easy was it?"}, "touchpoint": "%1$s"},
                  {"key": "why", "type": "open-text", "text": {"en": "Why?"}}]}""".formatted(touchpoint))
                .post("/surveys").then().statusCode(201).extract().path("id");
        caller().post("/surveys/" + survey + "/versions").then().statusCode(201);
        link = caller().post("/surveys/" + survey + "/links").then().statusCode(201).extract().path("link");
    }

    @Test
    void a_journey_is_mapped_and_asked_and_answered_and_scored() {
        String journey = caller().body("""
                {"name": "A visit", "stages": [{"key": "inside", "name": "Inside", "touchpoints": [
                  {"key": "%s", "name": "The counter", "importance": 80, "metrics": [{"metric": "csat", "target": 75}]}]}]}"""
                .formatted(touchpoint)).post("/journeys").then().statusCode(201).extract().path("id");
        caller().post("/journeys/" + journey + "/versions").then().statusCode(201);
        respondent().get("/public/surveys/" + link).then().statusCode(200).body("questions.key",
                contains("satisfied", "easy", "why"));
        for (int i = 0; i < 10; i++) {
            answer("{\"answers\": {\"satisfied\": " + (i < 7 ? 5 : 2) + ", \"easy\": 4}, \"attributes\": {\"visit\": \""
                    + (i < 6 ? "first" : "later") + "\"}}").statusCode(201);
        }
        eventually(() -> caller().queryParam("metric", "csat").queryParam("touchpoint", touchpoint).get("/scores").then()
                .body("items[0].n", equalTo(10)).body("items[0].value", equalTo(70.0f))
                .body("items[0].target", equalTo(75.0f)).body("items[0].interval.method", equalTo("wilson")));
        eventually(() -> caller().get("/journey-scores/" + journey).then().statusCode(200).body("score", equalTo(70.0f)));
        // four of ten came again: too few to show, and then the six others neither
        caller().queryParam("metric", "csat").queryParam("touchpoint", touchpoint).queryParam("groupBy", "attribute:visit")
                .get("/scores").then().body("items.withheld", contains(true, true));
    }

    @Test
    void a_wrong_response_is_refused_with_every_fault_and_counted_nowhere() {
        answer("{\"answers\": {\"satisfied\": 999, \"easy\": \"9\", \"nonsense\": 1}}").statusCode(400)
                .contentType("application/problem+json").body("requestId", notNullValue())
                .body("errors.pointer", containsInAnyOrder("/answers/satisfied", "/answers/easy", "/answers/nonsense"));
        answer("{\"answers\": {}}").statusCode(400).body("errors.code", contains("required"));
        answer("{\"answers\": {\"satisfied\": NaN}}").statusCode(400).contentType("application/problem+json");
        answer("{\"answers\": {\"satisfied\": 5, \"why\": \"" + "x".repeat(1_200_000) + "\"}}").statusCode(413)
                .contentType("application/problem+json");
        respondent().body("{\"answers\": {\"satisfied\": 5}}").post("/public/surveys/nosuchlink/responses").then()
                .statusCode(404);
        caller().post("/surveys/" + survey + "/close").then().statusCode(200);
        eventually(() -> answer("{\"answers\": {\"satisfied\": 5}}").statusCode(409).body("code", equalTo("survey-closed")));
    }

    @Test
    void a_repeated_post_counts_once() {
        for (int i = 0; i < 5; i++) {
            String key = touchpoint + i;
            for (int again = 0; again < 3; again++) {
                respondent().header("Idempotency-Key", key).body("{\"answers\": {\"satisfied\": 5}}")
                        .post("/public/surveys/" + link + "/responses").then().statusCode(201);
            }
            respondent().header("Idempotency-Key", key).body("{\"answers\": {\"satisfied\": 1}}")
                    .post("/public/surveys/" + link + "/responses").then().statusCode(422);
        }
        eventually(() -> scoreHas(5));
    }

    @Test
    void answers_are_taken_while_scoring_is_down_and_counted_when_it_is_back() throws InterruptedException {
        platform.service(Service.SCORING).stop();
        for (int i = 0; i < 6; i++) {
            answer("{\"answers\": {\"satisfied\": 4}}").statusCode(201);
        }
        caller().get("/scores").then().statusCode(503).contentType("application/problem+json").header("Retry-After",
                notNullValue());
        platform.restart(Service.SCORING);
        eventually(() -> scoreHas(6));
    }

    @Test
    void nobody_gets_in_without_a_key_and_nobody_gets_behind_the_door() {
        given().baseUri(platform.url() + "/api/v1").get("/journeys").then().statusCode(401)
                .contentType("application/problem+json");
        caller().get("/nowhere").then().statusCode(404).contentType("application/problem+json");
        given().baseUri(platform.url()).put("/internal/measurement-plans/" + UUID.randomUUID()).then().statusCode(404);
        caller().get("/openapi").then().statusCode(200).body("openapi", equalTo("3.1.0"))
                .body("paths.'/api/v1/scores'.get.operationId", equalTo("readScores"));
        given().baseUri(platform.url()).get("/api/v1/docs/").then().statusCode(200).contentType(ContentType.HTML);
    }

    private void scoreHas(int answers) {
        caller().queryParam("metric", "csat").queryParam("touchpoint", touchpoint).get("/scores").then()
                .body("items[0].n", equalTo(answers));
    }

    private ValidatableResponse answer(String body) {
        return respondent().body(body).post("/public/surveys/" + link + "/responses").then();
    }

    private RequestSpecification respondent() {
        return given().baseUri(platform.url() + "/api/v1").contentType(ContentType.JSON);
    }

    private RequestSpecification caller() {
        return respondent().header("Authorization", "Bearer " + platform.key());
    }
}
