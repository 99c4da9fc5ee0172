package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;

import cx.touchstone.kit.testing.Browser;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** A shop asks its visitors on its own website, in three languages; what they say is in the scores, each once. */
@ExtendWith(ThePlatform.class)
class WidgetStory {

    private final Platform platform;
    private final String touchpoint = "touchpoint-" + UUID.randomUUID();

    WidgetStory(Platform platform) {
        this.platform = platform;
    }

    @Test
    void visitors_answer_on_the_shops_own_website_in_their_language() {
        String link = aLink();
        for (String language : List.of("en", "he", "ar")) {
            try (ElsewhereWebsite shop = new ElsewhereWebsite(platform.url(), link, language);
                    Browser browser = Browser.window(window -> window.setViewportSize(Browser.NARROW, 700))) {
                List<String> complaints = new ArrayList<>();
                browser.page().onConsoleMessage(message -> complaints.add(text(message)));
                browser.page().navigate(shop.url());
                Locator survey = browser.page().locator("touchstone-survey");
                answer(browser, survey, language);
                browser.page().evaluate("document.querySelector('touchstone-survey').reset()");
                answer(browser, survey, language);
                assertEquals(List.of(), complaints);
                assertEquals(List.of(), browser.page().context().cookies());
                assertEquals(0, browser.page().evaluate("localStorage.length"));
            }
        }
        eventually(() -> caller().queryParam("metric", "csat").queryParam("touchpoint", touchpoint).get("/scores").then()
                .body("items[0].n", equalTo(6)).body("items[0].value", equalTo(100.0f)));
    }

    private void answer(Browser browser, Locator survey, String language) {
        survey.locator("input[name=q-satisfied][value='5']").check();
        assertEquals(language.equals("en") ? "ltr" : "rtl", survey.locator(".box").getAttribute("dir"));
        assertTrue(survey.locator("legend").first().textContent().startsWith(switch (language) {
            case "he" -> "איך היה?";
            case "ar" -> "كيف كان؟";
            default -> "How was it?";
        }));
        browser.isAccessible();
        browser.fitsItsWidth();
        browser.keepScreenshot("widget-on-a-website-" + language);
        survey.locator("button[type=submit]").click();
        survey.locator("textarea").fill("\u2764");
        browser.isAccessible();
        survey.locator("button[type=submit]").click();
        survey.locator(".end").waitFor();
        browser.isAccessible();
    }

    private String aLink() {
        String survey = caller()
                .body("""
                        {"name": "After the visit", "language": "en", "languages": ["en", "he", "ar"], "questions": [
                          {"key": "satisfied", "type": "csat", "style": "smileys", "required": true, "touchpoint": "%s",
                           "text": {"en": "How was it?", "he": "איך היה?", "ar": "كيف كان؟"}},
                          {"key": "why", "type": "open-text", "text": {"en": "Why?", "he": "למה?", "ar": "لماذا؟"}}]}"""
                        .formatted(touchpoint))
                .post("/surveys").then().statusCode(201).extract().path("id");
        caller().post("/surveys/" + survey + "/versions").then().statusCode(201);
        return caller().post("/surveys/" + survey + "/links").then().statusCode(201).extract().path("link");
    }

    private static String text(ConsoleMessage message) {
        return message.type() + ": " + message.text();
    }

    private RequestSpecification caller() {
        return given().baseUri(platform.url() + "/api/v1").contentType(ContentType.JSON).header("Authorization",
                "Bearer " + platform.key());
    }
}
