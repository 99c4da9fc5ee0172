package cx.touchstone.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.http.ContentType;

/** A hotel writes down what it wants to ask its guests, as one document, and is told what is wrong with it. */
@ExtendWith(ThePlatform.class)
class QuestionnaireStory {

    private final SurveyTeam team;
    private final String stay;

    QuestionnaireStory(Platform platform) throws IOException {
        team = new SurveyTeam(platform);
        try (InputStream document = getClass().getResourceAsStream("/stay.json")) {
            stay = new String(document.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_questionnaire_is_one_document_that_is_taken_out_and_put_in_as_it_is() throws IOException {
        ObjectMapper json = new ObjectMapper();
        String takenOut = definitionOf(team.drafts(stay));
        assertEquals(json.readTree(stay), json.readTree(takenOut));
        String copy = team.drafts(takenOut);
        assertEquals(takenOut, definitionOf(copy));
        team.publishes(copy).body("findings", empty());
        team.caller().get("/surveys/" + copy + "/check").then().body("estimatedSeconds", greaterThan(30));
    }

    @Test
    void whoever_publishes_is_told_what_nobody_is_asked_and_what_is_not_translated() {
        String survey = team.drafts("""
                {"name": "Unfinished", "languages": ["en", "ro"], "questions": [
                  {"key": "recommend", "type": "nps", "text": {"en": "Would you recommend us?", "ro": "Ne-ați recomanda?"}},
                  {"key": "why", "type": "open-text", "text": {"en": "Why?"},
                   "showIf": {"all": [{"question": "recommend", "atMost": 3}, {"question": "recommend", "atLeast": 7}]}}]}""");
        team.caller().get("/surveys/" + survey + "/check").then().statusCode(200)
                .body("findings.code", contains("missing-translation", "unreachable"))
                .body("findings.pointer", contains("/questions/1/text", "/questions/1"));
        team.publishes(survey).body("findings.code", contains("missing-translation", "unreachable"));
    }

    @Test
    void what_contradicts_itself_is_refused_with_every_fault() {
        team.caller().body("""
                {"name": "Impossible", "theme": {"foreground": "#eeeeee"}, "questions": [
                  {"key": "a", "type": "nps", "text": {"en": "{{answers.c}}?"}, "showIf": {"question": "c", "answered": true}},
                  {"key": "b", "type": "csat", "scale": 6, "text": {"en": "B?"}},
                  {"key": "c", "type": "yes-no", "text": {"en": "C?"}, "showIf": {"not": {"question": "a", "atMost": 6}}},
                  {"key": "d", "type": "yes-no", "text": {"en": "D?"}, "showIf": {"question": "e", "answered": true}},
                  {"key": "e", "type": "yes-no", "text": {"en": "E?"}}]}""").post("/surveys").then().statusCode(400)
                .body("code", equalTo("survey-contradictory")).body("errors.code", containsInAnyOrder("condition-cycle",
                        "contradiction", "condition-on-later-question", "recall", "low-contrast"))
                .body("errors.pointer", hasItems("/questions/0/showIf/question", "/questions/1/scale",
                        "/questions/3/showIf/question", "/questions/0/text", "/theme/foreground"));
    }

    @Test
    void guests_are_asked_what_concerns_them() {
        String survey = team.asks(stay);
        String anybody = team.linkTo(survey);
        String gold = team.linkTo(survey, "{\"attributes\": {\"tier\": \"gold\"}}");
        team.reads(anybody).body("questions.key", not(hasItem("lounge"))).body("questions.key", not(hasItem("kosher")));
        team.reads(gold).body("questions.find {it.key == 'lounge'}.showIf.not.question", equalTo("recommend"))
                .body("questions.find {it.key == 'lounge'}.showIf", not(hasKey("all")));
        team.respondent().get("/public/surveys/" + anybody + "?language=he").then()
                .body("questions.find {it.key == 'kosher'}.showIf", nullValue());

        team.answers(anybody, "{\"answers\": {\"recommend\": 3}}").statusCode(400)
                .body("errors.pointer", contains("/answers/why")).body("errors.code", contains("required"));
        team.answers(anybody,
                """
                        {"answers": {"recommend": 9, "why": "So", "breakfast": false, "dishes": ["eggs"], "lounge": "quiet", "kosher": true,
                         "again": false, "call": true}}""")
                .statusCode(400).body("errors.pointer",
                        hasItems("/answers/why", "/answers/dishes", "/answers/lounge", "/answers/kosher", "/answers/call"));
        team.answers(anybody, "{\"answers\": {\"recommend\": 9, \"kosher\": true}, \"locale\": \"he\"}").statusCode(201);
        team.answers(anybody, "{\"answers\": {\"recommend\": 9, \"kosher\": true}, \"attributes\": {\"kosher\": \"strictly\"}}")
                .statusCode(201);
        team.answers(gold, """
                {"answers": {"recommend": 9, "breakfast": true, "dishes": ["eggs", "bread"], "lounge": {"other": "Closed"},
                 "matters": ["place", "price"], "comfort": {"bed": 5}, "nights": 2, "again": true, "arrival": "2026-12-24",
                 "call": true}}""").statusCode(201);
    }

    @Test
    void texts_recall_what_is_known_of_a_guest_and_the_page_shows_it_as_mere_text() {
        String link = team.personalLinkTo(team.asks(stay), team.knows("{\"attributes\": {\"firstName\": \"<i>Ana</i>\"}}"));
        team.reads(link).body("introduction", equalTo("Hello <i>Ana</i>!"))
                .body("questions[1].text", equalTo("You gave us {{answers.recommend}}. Why?"));
        team.respondent().baseUri(team.platform().url()).get("/s/" + link).then().statusCode(200).contentType(ContentType.HTML)
                .body(containsString("Hello &lt;i&gt;Ana")).body(not(containsString("<i>Ana")));
        team.reads(team.linkTo(team.asks(stay))).body("introduction", startsWith("Hello dear guest"));
    }

    private String definitionOf(String survey) {
        return team.caller().get("/surveys/" + survey + "/definition").then().statusCode(200).extract().asString();
    }
}
