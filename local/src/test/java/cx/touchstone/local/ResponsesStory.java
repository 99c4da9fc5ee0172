package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Find, correct, annotate, remove and take out what was answered: through the gateway, and scores follow exactly. */
@ExtendWith(ThePlatform.class)
class ResponsesStory {

    private final Platform platform;
    private final String touchpoint = "touchpoint-" + UUID.randomUUID();
    private String survey;

    ResponsesStory(Platform platform) {
        this.platform = platform;
    }

    /** Seven were content, three were not. */
    @BeforeEach
    void tenPeopleAnswered() {
        survey = caller().body("""
                {"name": "After the visit", "questions": [
                  {"key": "satisfied", "type": "csat", "text": {"en": "How was it?"}, "required": true, "touchpoint": "%s"},
                  {"key": "why", "type": "open-text", "text": {"en": "Why?"}}]}""".formatted(touchpoint))
                .post("/surveys").then().statusCode(201).extract().path("id");
        caller().post("/surveys/" + survey + "/versions").then().statusCode(201);
        String link = caller().post("/surveys/" + survey + "/links").then().statusCode(201).extract().path("link");
        for (int i = 0; i < 10; i++) {
            respondent().body("{\"answers\": {\"satisfied\": " + (i < 7 ? "5" : "2, \"why\": \"=Überfüllt\"") + "}}")
                    .post("/public/surveys/" + link + "/responses").then().statusCode(201);
        }
        eventually(() -> scoreIs(70, 10));
    }

    @Test
    void what_is_corrected_and_removed_counts_as_if_it_had_never_been_otherwise() {
        List<String> discontent = caller().get("/responses?survey=" + survey + "&metric=csat&scoreTo=2&q=uberfullt").then()
                .statusCode(200).body("items", hasSize(3)).extract().path("items.id");
        String mistaken = discontent.getFirst();
        caller().header("If-Match", "\"0\"").contentType("application/merge-patch+json")
                .body("{\"answers\": {\"satisfied\": 5}}").patch("/responses/" + mistaken).then().statusCode(200);
        eventually(() -> scoreIs(80, 10));
        caller().put("/responses/" + mistaken + "/tags/mistaken").then().statusCode(204);
        caller().body("{\"text\": \"Pressed the wrong one\"}").post("/responses/" + mistaken + "/notes").then().statusCode(201);
        caller().get("/responses/" + mistaken).then().statusCode(200).header("ETag", equalTo("\"1\""))
                .body("history[0].before.answers.satisfied", equalTo(2)).body("history[0].changedBy", startsWith("tsk_"))
                .body("tags[0]", equalTo("mistaken")).body("notes[0].author", startsWith("tsk_"));
        for (String id : discontent.subList(1, 3)) {
            caller().delete("/responses/" + id).then().statusCode(204);
            caller().get("/responses/" + id).then().statusCode(404);
        }
        eventually(() -> scoreIs(100, 8));
    }

    @Test
    void what_was_answered_is_taken_out_in_both_forms() {
        String lines = caller().get("/exports/responses?format=ndjson&survey=" + survey).then().statusCode(200).extract()
                .asString();
        assertEquals(10, lines.lines().count());
        String table = caller().accept("text/csv").get("/exports/responses?survey=" + survey).then().statusCode(200)
                .contentType("text/csv").extract().asString();
        assertEquals(11, table.lines().count());
        assertTrue(table.contains("'=Überfüllt"), table);
    }

    private void scoreIs(float value, int answers) {
        caller().queryParam("metric", "csat").queryParam("touchpoint", touchpoint).get("/scores").then()
                .body("items[0].n", equalTo(answers)).body("items[0].value", equalTo(value));
    }

    private RequestSpecification respondent() {
        return given().baseUri(platform.url() + "/api/v1").contentType(ContentType.JSON);
    }

    private RequestSpecification caller() {
        return respondent().header("Authorization", "Bearer " + platform.key());
    }
}
