package cx.touchstone.survey.page;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Caller.bearer;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.page.PageFixture.BRANCHING;
import static cx.touchstone.survey.page.PageFixture.EVERY_TYPE;
import static cx.touchstone.survey.page.PageFixture.aLinkToOne;
import static cx.touchstone.survey.page.PageFixture.aPublished;
import static cx.touchstone.survey.page.PageFixture.answersOf;
import static cx.touchstone.survey.page.PageFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import cx.touchstone.kit.testing.Browser;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** The page as people meet it: narrow screens, keyboards, screen readers, no scripts. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class PageInBrowserTest {

    @Inject
    AgroalDataSource database;
    @TestHTTPResource("/s/")
    URI pages;

    private final String tenant = aTenant();

    @ParameterizedTest
    @ValueSource(strings = { "en", "he", "ar" })
    void every_question_and_every_fault_can_be_read_by_everybody_on_a_narrow_screen(String language) {
        try (Browser browser = narrow()) {
            browser.page().navigate(pages + aLinkToOne(tenant, EVERY_TYPE) + "?language=" + language);
            isGood(browser, "page-every-type-" + language);
            browser.page().locator("[name='a.number']").fill("many");
            browser.page().locator("[name='a.order.a']").selectOption("1");
            browser.page().locator("button.primary").click();
            assertEquals(4, browser.page().locator(".errors a").count());
            assertEquals("errors", browser.page().evaluate("document.activeElement.className"));
            isGood(browser, "page-errors-" + language);
            browser.page().locator(".errors a").first().click();
            assertEquals("i-nps.0", browser.page().evaluate("document.activeElement.id || location.hash.substring(1)"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "en", "he" })
    void every_step_can_be_read_by_everybody(String language) {
        try (Browser browser = narrow()) {
            Page page = browser.page();
            page.navigate(pages + aLinkToOne(tenant, BRANCHING) + "?a=3&language=" + language);
            isGood(browser, "page-first-" + language);
            page.locator("button.primary").click();
            page.locator("textarea").fill("Too loud");
            isGood(browser, "page-second-" + language);
            page.locator("button.primary").click();
            isGood(browser, "page-third-" + language);
            page.locator("button.primary").click();
            isGood(browser, "page-last-" + language);
            page.locator("button.primary").click();
            isGood(browser, "page-thanks-" + language);
        }
        assertEquals(List.of(json("{\"recommend\": 3, \"why\": \"Too loud\"}")), answersOf(database, tenant));
    }

    @ParameterizedTest
    @ValueSource(strings = { "#1d4ed8 #ffffff #1f2937", "#facc15 #111827 #f9fafb", "#767676 #ffffff #000000" })
    void any_theme_that_is_accepted_can_be_read_by_everybody(String colours) {
        String[] theme = colours.split(" ");
        String survey = EVERY_TYPE.replace("\"layout\"",
                """
                        "theme": {"accent": "%s", "background": "%s", "foreground": "%s", "logo": {"image": "data:image/svg+xml;base64,\
                        PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI0MCIgaGVpZ2h0PSI0MCI+PHJlY3Qgd2lkdGg9IjQwIiBoZWlnaHQ9IjQwIi8+PC9zdmc+",
                        "description": {"en": "Our airport"}}}, "layout\""""
                        .formatted((Object[]) theme));
        try (Browser browser = narrow()) {
            Page page = browser.page();
            page.navigate(pages + aLinkToOne(tenant, survey));
            page.locator("label:has([id='i-nps.7'])").click();
            page.locator("label:has([id='i-stars.3'])").click();
            page.locator("label:has([id='i-csat.5'])").click();
            assertEquals("Our airport", page.locator("img").getAttribute("alt"));
            assertTrue((boolean) page.evaluate("document.images[0].naturalWidth > 0"));
            isGood(browser, "page-theme-" + theme[0].substring(1));
        }
    }

    @Test
    void what_is_told_to_those_who_cannot_answer_can_be_read_by_everybody() {
        String survey = aPublished(tenant, BRANCHING);
        String link = aLinkTo(tenant, survey);
        as(tenant, "surveys:write").post("/api/v1/surveys/" + survey + "/close").then().statusCode(200);
        try (Browser browser = narrow()) {
            for (String target : List.of("nothing", link, "nothing?language=ar", link + "?language=he")) {
                browser.page().navigate(pages + target);
                isGood(browser, "page-notice-" + target.length());
            }
        }
    }

    @Test
    void a_survey_is_answered_by_keyboard_alone() {
        try (Browser browser = window(options -> options.setViewportSize(800, 600))) {
            Page page = browser.page();
            page.navigate(pages + aLinkToOne(tenant, BRANCHING));
            press(page, "Tab", "ArrowRight", "ArrowRight", "ArrowRight", "Enter");
            isAt(page, "Why only 3?");
            press(page, "Tab");
            page.keyboard().type("Too loud");
            press(page, "Tab", "Space");
            isAt(page, "You wrote “Too loud”.");
            press(page, "Tab", "Space", "Tab", "Enter");
            isAt(page, "Why did you come?");
            press(page, "Tab", "Space", "Enter");
            isAt(page, "Thank you");
        }
        assertEquals(List.of(json("""
                {"recommend": 3, "why": "Too loud", "call": true, "purpose": "business"}""")), answersOf(database, tenant));
    }

    @Test
    void a_survey_is_answered_without_scripts() {
        try (Browser browser = window(options -> options.setJavaScriptEnabled(false).setViewportSize(Browser.NARROW, 640))) {
            Page page = browser.page();
            page.navigate(pages + aLinkToOne(tenant, BRANCHING) + "?a=9");
            page.locator("button.primary").click();
            page.locator("label", new Page.LocatorOptions().setHasText("Leisure")).click();
            page.locator("button.primary").click();
            assertEquals("Thank you", page.locator("h2").textContent());
            page.reload(); // sends the form again
            assertEquals("Thank you", page.locator("h2").textContent());
            browser.keepScreenshot("page-without-scripts");
        }
        assertEquals(List.of(json("{\"recommend\": 9, \"purpose\": \"leisure\"}")), answersOf(database, tenant));
    }

    @Test
    void what_is_pressed_is_large_enough_to_be_hit() {
        try (Browser browser = narrow()) {
            browser.page().navigate(pages + aLinkToOne(tenant, EVERY_TYPE));
            for (Locator target : browser.page()
                    .locator(".question label:has(input), .question select, .question .field, textarea, button").all()) {
                var box = target.boundingBox();
                assertTrue(box.width >= 24 && box.height >= 24, target.toString());
            }
        }
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    private static void isAt(Page page, String heading) {
        page.locator("h2", new Page.LocatorOptions().setHasText(heading)).waitFor();
        page.waitForLoadState();
    }

    private static void isGood(Browser browser, String screenshot) {
        browser.keepScreenshot(screenshot);
        browser.isAccessible();
        browser.fitsItsWidth();
    }

    private static Browser narrow() {
        return window(options -> options.setViewportSize(Browser.NARROW, 640));
    }

    private static Browser window(Consumer<NewContextOptions> wanted) {
        return Browser.window(options -> {
            options.setExtraHTTPHeaders(Map.of("Authorization", bearer(null, "public")));
            wanted.accept(options);
        });
    }
}
