package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A team that is new to it asks with every template as it comes, in three languages, and reads its first scores. */
@ExtendWith(ThePlatform.class)
class TemplatesStory {

    private static final List<String> LANGUAGES = List.of("en", "ro", "ru");
    private static final int IN_EACH = 2;

    /**
     * Everybody gives the highest rating everywhere. Of the five items about empathy two say the opposite, so that their index
     * is (5 + 5 + 1 + 5 + 1) / 5 = 3.4 on 1 to 5.
     */
    private static final Map<String, List<String>> SCORES = Map.of(
            "nps", List.of("nps 100.00 of 6"),
            "csat", List.of("csat 100.00 of 6"),
            "ces", List.of("ces_7 100.00 of 6"),
            "empathy", List.of("empathy 60.00 of 30"),
            "post-purchase", List.of("ces 100.00 of 6", "csat 100.00 of 12"),
            "post-support", List.of("ces 100.00 of 6", "csat 100.00 of 6", "empathy 100.00 of 6"),
            "onboarding", List.of("ces 100.00 of 6", "csat 100.00 of 6"),
            "cancellation", List.of("ces 100.00 of 6"),
            "employee-engagement", List.of("enps 100.00 of 6"),
            "demographic-profile", List.of());

    private final SurveyTeam team;
    private final ObjectMapper json = new ObjectMapper();

    TemplatesStory(Platform platform) {
        team = new SurveyTeam(platform);
    }

    @Test
    void every_template_is_published_answered_and_scored_as_it_comes() throws Exception {
        var templates = team.caller().get("/survey-templates").then().statusCode(200)
                .body("items.estimatedSeconds", everyItem(greaterThan(0))).extract();
        assertEquals(SCORES.keySet(), Set.copyOf(templates.<List<String>> path("items.key")));
        String mark = UUID.randomUUID().toString().substring(0, 8);
        for (String template : SCORES.keySet()) {
            isAsked(template, template + "-" + mark);
        }
        for (String template : SCORES.keySet()) {
            eventually(() -> assertEquals(SCORES.get(template), team.scoresOf(template + "-" + mark), template));
        }
    }

    private void isAsked(String template, String touchpoint) throws Exception {
        String survey = team.caller().body("{\"touchpoint\": \"" + touchpoint + "\"}")
                .post("/survey-templates/" + template + "/surveys").then().statusCode(201)
                .body("estimatedSeconds", greaterThan(0)).extract().path("id");
        team.publishes(survey).body("findings", empty());
        String link = team.linkTo(survey);
        Set<String> titles = new TreeSet<>();
        for (String language : LANGUAGES) {
            JsonNode asked = json.readTree(team.respondent().get("/public/surveys/" + link + "?language=" + language).then()
                    .statusCode(200).body("language", equalTo(language)).body("estimatedSeconds", greaterThan(0)).extract()
                    .asString());
            titles.add(asked.get("title").textValue());
            for (int i = 0; i < IN_EACH; i++) {
                ObjectNode answers = json.createObjectNode();
                asked.get("questions").forEach(question -> answer(question, answers));
                team.answers(link, json.createObjectNode().put("locale", language).set("answers", answers).toString())
                        .statusCode(201);
            }
        }
        assertEquals(LANGUAGES.size(), titles.size(), titles.toString());
        team.caller().get("/surveys/" + survey + "/statistics").then().body("complete",
                equalTo(LANGUAGES.size() * IN_EACH));
    }

    /** As somebody who is delighted, and has nothing to write. */
    private void answer(JsonNode question, ObjectNode answers) {
        String key = question.get("key").textValue();
        switch (question.get("type").textValue()) {
            case "nps", "csat", "ces", "empathy" -> answers.set(key, question.get("highest"));
            case "matrix" -> question.get("rows")
                    .forEach(row -> answers.withObject("/" + key).set(row.get("key").textValue(), question.get("highest")));
            case "single-choice" -> answers.set(key, question.get("options").get(0).get("key"));
            case "yes-no" -> answers.put(key, true);
            case "number" -> answers.set(key, question.get("minimum"));
            default -> assertTrue(Set.of("open-text", "multiple-choice").contains(question.get("type").textValue()), key);
        }
    }
}
