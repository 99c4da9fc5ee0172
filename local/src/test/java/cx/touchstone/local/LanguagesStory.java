package cx.touchstone.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.restassured.response.ValidatableResponse;

/** Respondents are asked in the language that suits them best, and their languages are shown in their direction. */
@ExtendWith(ThePlatform.class)
class LanguagesStory {

    private final SurveyTeam team;
    private String survey;

    LanguagesStory(Platform platform) {
        team = new SurveyTeam(platform);
    }

    @BeforeEach
    void aSurveyIsAskedInFiveLanguages() {
        survey = team
                .asks("""
                        {"name": "Visit", "language": "en", "languages": ["en", "ro", "ru", "he", "ar"], "questions": [
                          {"key": "satisfied", "type": "csat", "text": {"en": "How was it?", "ro": "Cum a fost?", "ru": "Как всё прошло?",
                           "he": "איך היה?", "ar": "كيف كان؟"}}]}""");
    }

    @Test
    void the_link_goes_before_the_contact_the_contact_before_the_browser_and_what_is_asked_for_before_all() {
        String russian = team.knows("{\"language\": \"ru\"}");
        String link = team.linkTo(survey,
                "{\"kind\": \"personal\", \"contactId\": \"" + russian + "\", \"language\": \"ro\"}");
        read(link, "he", "ar").body("language", equalTo("ar"));
        read(link, "he", null).body("language", equalTo("ro")).body("questions.text", contains("Cum a fost?"));
        read(team.personalLinkTo(survey, russian), "he", null).body("language", equalTo("ru")).body("questions.text",
                contains("Как всё прошло?"));
        read(team.linkTo(survey), "fr, he;q=0.8, ro;q=0.3", null).body("language", equalTo("he"));
        read(team.linkTo(survey), "ro-MD", null).body("language", equalTo("ro"));
        read(team.linkTo(survey), "fr", "klingon").body("language", equalTo("en"));
    }

    @Test
    void built_in_texts_come_in_the_same_language_and_hebrew_and_arabic_from_right_to_left() {
        String link = team.linkTo(survey);
        read(link, null, "en").body("texts.next", equalTo("Next")).body("rightToLeft", equalTo(false));
        read(link, null, "ro").body("texts.next", equalTo("Înainte")).body("rightToLeft", equalTo(false));
        read(link, null, "ru").body("texts.next", equalTo("Далее")).body("rightToLeft", equalTo(false));
        read(link, null, "he").body("texts.next", equalTo("הבא")).body("rightToLeft", equalTo(true));
        read(link, null, "ar").body("texts.next", equalTo("التالي")).body("rightToLeft", equalTo(true))
                .body("languages", contains("en", "ro", "ru", "he", "ar"));
    }

    @Test
    void a_link_that_leads_nowhere_any_more_says_so_in_the_respondents_language() {
        String link = team.linkTo(survey);
        team.caller().post("/surveys/" + survey + "/close").then().statusCode(200);
        team.respondent().baseUri(team.platform().url()).header("Accept-Language", "ar").get("/s/" + link).then()
                .statusCode(409).body("html.@lang", equalTo("ar")).body("html.@dir", equalTo("rtl"));
    }

    private ValidatableResponse read(String link, String acceptLanguage, String askedFor) {
        var request = team.respondent();
        if (acceptLanguage != null) {
            request.header("Accept-Language", acceptLanguage);
        }
        if (askedFor != null) {
            request.queryParam("language", askedFor);
        }
        return request.get("/public/surveys/" + link).then().statusCode(200);
    }
}
