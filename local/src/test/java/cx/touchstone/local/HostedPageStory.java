package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Page;

import cx.touchstone.kit.testing.Browser;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Guests open the link in their message and answer on the platform's own page, in their language, with and without scripts. */
@ExtendWith(ThePlatform.class)
class HostedPageStory {

    private static final int MOST_BYTES = 60_000;
    private static final Map<String, String> WHY = Map.of("en", "Why only 3?", "he", "למה רק 3?", "ar", "لماذا 3 فقط؟");
    private static final Map<String, String> NAMED = Map.of("en", "Dear <b>Ana</b>, may we call you?", "he",
            "<b>Ana</b>, אפשר להתקשר?", "ar", "<b>Ana</b>، هل نتصل بك؟");

    private final Platform platform;
    private final List<String> loaded = new ArrayList<>();
    private String survey;
    private String link;

    HostedPageStory(Platform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void guestsAreAsked() {
        survey = caller()
                .body("""
                        {"name": "Stay", "languages": ["en", "he", "ar"], "title": {"en": "Your stay", "he": "השהות שלך", "ar": "إقامتك"},
                         "questions": [
                          {"key": "recommend", "type": "nps", "required": true,
                           "text": {"en": "Would you recommend us?", "he": "האם תמליצו עלינו?", "ar": "هل توصي بنا؟"}},
                          {"key": "why", "type": "open-text", "showIf": {"question": "recommend", "atMost": 6},
                           "text": {"en": "Why only {{answers.recommend}}?", "he": "למה רק {{answers.recommend}}?", "ar": "لماذا {{answers.recommend}} فقط؟"}},
                          {"key": "name", "type": "open-text", "oneLine": true, "endIf": {"question": "name", "answered": false},
                           "text": {"en": "Your name?", "he": "מה שמך?", "ar": "ما اسمك؟"}},
                          {"key": "call", "type": "yes-no",
                           "text": {"en": "Dear {{answers.name}}, may we call you?", "he": "{{answers.name}}, אפשר להתקשר?", "ar": "{{answers.name}}، هل نتصل بك؟"}}],
                         "ending": {"incentive": {"code": "STAY10", "text": {"en": "A coffee for you", "he": "קפה בשבילך", "ar": "قهوة لك"}}}}""")
                .post("/surveys").then().statusCode(201).extract().path("id");
        caller().post("/surveys/" + survey + "/versions").then().statusCode(201);
        link = caller().post("/surveys/" + survey + "/links").then().statusCode(201).extract().path("url");
    }

    @Test
    void guests_answer_in_english_hebrew_and_arabic() {
        for (String language : List.of("en", "he", "ar")) {
            try (Browser browser = aPhone(true, language)) {
                Page page = browser.page();
                assertTrue(page.navigate(link).body().length < MOST_BYTES);
                assertEquals(language, page.locator("html").getAttribute("lang"));
                assertEquals(language.equals("en") ? "ltr" : "rtl", page.locator("html").getAttribute("dir"));
                looksGood(browser, "first-" + language);
                page.locator("label:has([value='3'])").click();
                goesOn(page);
                assertTrue(heading(page).startsWith(WHY.get(language)), () -> heading(page));
                looksGood(browser, "why-" + language);
                page.locator("textarea").fill("Too loud");
                goesOn(page);
                page.locator("input.field").fill("<b>Ana</b>");
                goesOn(page);
                assertEquals(NAMED.get(language), heading(page));
                assertEquals(0, page.locator("b").count(), "a name is no markup");
                looksGood(browser, "named-" + language);
                assertFalse(page.content().contains("STAY10"));
                goesOn(page);
                assertTrue(page.locator(".code").textContent().contains("STAY10"));
                looksGood(browser, "thanks-" + language);
                assertEquals(5, loaded.size(), "a page is all that is loaded: " + loaded);
                assertEquals(List.of(), page.context().cookies());
            }
        }
        eventually(() -> counts(3, 0));
    }

    @Test
    void an_answer_in_a_message_counts_when_it_is_sent_without_scripts_and_not_when_it_is_opened() {
        for (int scanner = 0; scanner < 3; scanner++) {
            given().urlEncodingEnabled(false).get(link + "?a=9").then().statusCode(200);
        }
        try (Browser browser = aPhone(false, "en")) {
            Page page = browser.page();
            page.navigate(link + "?a=9");
            assertTrue(page.locator("[value='9']").isChecked());
            counts(0, 0);
            goesOn(page);
            assertTrue(heading(page).startsWith("Your name?"), "who is content is not asked why");
            browser.keepScreenshot("hosted-page-without-scripts");
            counts(0, 1);
            goesOn(page);
            assertEquals("Thank you", heading(page), "who gives no name is asked no more");
            page.reload();
            assertEquals("Thank you", heading(page));
        }
        counts(1, 0);
    }

    private void counts(int complete, int started) {
        caller().get("/surveys/" + survey + "/statistics").then().statusCode(200).body("complete", equalTo(complete))
                .body("started", equalTo(started));
    }

    private static String heading(Page page) {
        return page.locator("h2").first().textContent();
    }

    private static void goesOn(Page page) {
        assertTrue(page.waitForResponse(answer -> answer.request().isNavigationRequest(),
                () -> page.locator("button.primary").click()).body().length < MOST_BYTES);
        page.waitForLoadState();
    }

    private static void looksGood(Browser browser, String screenshot) {
        browser.keepScreenshot("hosted-page-" + screenshot);
        browser.isAccessible();
        browser.fitsItsWidth();
    }

    private Browser aPhone(boolean scripts, String language) {
        Browser browser = Browser.window(
                window -> window.setViewportSize(Browser.NARROW, 640).setJavaScriptEnabled(scripts).setLocale(language));
        loaded.clear();
        browser.page().onResponse(answer -> loaded.add(answer.url()));
        return browser;
    }

    private RequestSpecification caller() {
        return given().baseUri(platform.url() + "/api/v1").contentType(ContentType.JSON).header("Authorization",
                "Bearer " + platform.key());
    }
}
