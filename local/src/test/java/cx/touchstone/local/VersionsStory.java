package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A survey grows while people are answering it; nothing that was asked is forgotten, and nobody's work is lost. */
@ExtendWith(ThePlatform.class)
class VersionsStory {

    private static final String FIRST = """
            {"name": "Visit", "questions": [{"key": "satisfied", "type": "csat", "text": {"en": "How was it?"}}]}""";
    private static final String SECOND = """
            {"name": "Visit", "questions": [{"key": "recommend", "type": "nps", "required": true, "text": {"en": "Recommend us?"}}]}""";

    private final SurveyTeam team;

    VersionsStory(Platform platform) {
        team = new SurveyTeam(platform);
    }

    @Test
    void an_answer_to_the_version_that_somebody_had_open_is_taken_and_named_after_it() {
        String survey = team.drafts(FIRST);
        team.caller().post("/surveys/" + survey + "/links").then().statusCode(409)
                .body("code", equalTo("survey-not-published"));
        team.publishes(survey).body("version", equalTo(1));
        String link = team.linkTo(survey);
        team.reads(link).body("surveyVersion", equalTo(1)).body("questions.key", contains("satisfied"));

        redraft(survey, SECOND);
        team.reads(link).body("questions.key", contains("satisfied"));
        team.publishes(survey).body("version", equalTo(2));
        eventually(() -> team.reads(link).body("surveyVersion", equalTo(2)).body("questions.key", contains("recommend")));

        team.answers(link, "{\"answers\": {\"satisfied\": 5}, \"surveyVersion\": 1}").statusCode(201).body("surveyVersion",
                equalTo(1));
        team.answers(link, "{\"answers\": {\"recommend\": 9}}").statusCode(201).body("surveyVersion", equalTo(2));
        team.answers(link, "{\"answers\": {\"satisfied\": 5}}").statusCode(400).body("errors.code",
                containsInAnyOrder("unknown-question", "required"));
        team.answers(link, "{\"answers\": {\"satisfied\": 5}, \"surveyVersion\": 3}").statusCode(400).body("errors.code",
                contains("unknown-version"));

        team.caller().get("/surveys/" + survey + "/versions").then().body("items.version", contains(1, 2));
        team.caller().get("/surveys/" + survey + "/versions/1").then().body("definition.questions.key", contains("satisfied"));
        team.caller().get("/responses?survey=" + survey + "&version=1").then().body("items.surveyVersion", contains(1))
                .body("items.answers.satisfied", contains(5));
        team.caller().get("/surveys/" + survey + "/statistics").then().body("byVersion.1", equalTo(1)).body("byVersion.2",
                equalTo(1));
    }

    @Test
    void two_who_change_one_draft_do_not_overwrite_each_other() {
        String survey = team.drafts(FIRST);
        String read = team.caller().get("/surveys/" + survey).then().header("ETag", notNullValue()).extract().header("ETag");
        team.caller().body(SECOND).put("/surveys/" + survey).then().statusCode(428);
        team.caller().header("If-Match", read).body(SECOND).put("/surveys/" + survey).then().statusCode(200);
        team.caller().header("If-Match", read).body(FIRST).put("/surveys/" + survey).then().statusCode(412);
        team.caller().get("/surveys/" + survey).then().body("definition.questions.key", contains("recommend"))
                .body("latestVersion", nullValue());
    }

    @Test
    void a_closed_survey_takes_nothing_until_it_is_opened_again() {
        String survey = team.asks(FIRST);
        String link = team.linkTo(survey);
        team.answers(link, "{\"answers\": {\"satisfied\": 5}}").statusCode(201);
        team.caller().post("/surveys/" + survey + "/close").then().statusCode(200).body("status", equalTo("closed"));
        eventually(() -> team.answers(link, "{\"answers\": {\"satisfied\": 9}}").statusCode(409)
                .body("code", equalTo("survey-closed")));
        team.reads(link).statusCode(409).body("code", equalTo("survey-closed"));
        team.caller().post("/surveys/" + survey + "/reopen").then().statusCode(200).body("status", equalTo("open"));
        eventually(() -> team.answers(link, "{\"answers\": {\"satisfied\": 4}}").statusCode(201));
        team.caller().get("/surveys/" + survey + "/statistics").then().body("complete", equalTo(2));
    }

    @Test
    void a_survey_closes_by_itself_on_its_closing_date() {
        String survey = team.asks(FIRST);
        String link = team.linkTo(survey);
        team.reads(link).statusCode(200);
        Instant soon = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
        redraft(survey, FIRST.replaceFirst("}$", ", \"settings\": {\"closesAt\": \"" + soon + "\"}}"));
        team.publishes(survey);
        eventually(() -> team.reads(link).statusCode(409).body("code", equalTo("survey-closed")));
        team.answers(link, "{\"answers\": {\"satisfied\": 5}}").statusCode(409);
    }

    private void redraft(String survey, String definition) {
        team.caller().header("If-Match", "*").body(definition).put("/surveys/" + survey).then().statusCode(200);
    }
}
