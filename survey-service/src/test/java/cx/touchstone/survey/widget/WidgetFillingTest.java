package cx.touchstone.survey.widget;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Locator;

import cx.touchstone.kit.testing.Browser;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class WidgetFillingTest {

    private final String tenant = aTenant();
    private WidgetPage widget;

    @AfterEach
    void isClosed() {
        widget.close();
    }

    private static String everyType() throws IOException {
        try (var file = WidgetFillingTest.class.getResourceAsStream("/every-type.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void looksRight() {
        widget.browser.isAccessible();
        widget.browser.fitsItsWidth();
    }

    @ParameterizedTest
    @ValueSource(strings = { "en", "he", "ar" })
    void every_type_of_question_is_answered_and_taken(String language) throws IOException {
        widget = new WidgetPage(WidgetPage.asking(tenant, everyType()), Browser.NARROW)
                .opened("&layout=all-at-once&language=" + language);
        assertEquals(language.equals("en") ? "ltr" : "rtl", widget.survey().locator(".box").getAttribute("dir"));
        looksRight();
        widget.goOn();
        assertEquals(9, widget.survey().locator(".wrong:visible").count(), "every required question is named");
        looksRight();
        widget.option("nps", "9").check();
        widget.option("csat", "4").check();
        widget.option("ces", "5").check();
        widget.option("empathy", "2").check();
        widget.option("rating", "17").check();
        widget.option("matrix.taxis", "3").check();
        widget.option("matrix.trains", "1").check();
        widget.survey().locator(".other input[type=text]").first().fill("My own");
        widget.option("many", "x").check();
        widget.option("many", "none").check();
        assertFalse(widget.option("many", "x").isChecked(), "what excludes the others stands alone");
        for (String option : new String[] { "z", "x", "y" }) {
            widget.option("ranking", option).check();
        }
        widget.field("text").fill("Quick <b>and</b> friendly");
        widget.field("number").fill("1,25");
        widget.field("date").fill("2026-05-17");
        widget.option("yes", "yes").check();
        widget.field("consent").check();
        looksRight();
        widget.browser.keepScreenshot("widget-every-type-" + language);
        widget.goOn();
        String id = widget.response();
        eventually(() -> assertEquals(6, ScoringNeighbour.observationsOf(id).size()));
        looksRight();
    }

    @Test
    void questions_come_one_after_another_as_answers_make_them_come() {
        widget = new WidgetPage(WidgetPage.asking(tenant,
                """
                        "questions": [
                          {"key": "recommend", "type": "nps", "text": {"en": "Recommend?"}, "required": true},
                          {"key": "why", "type": "open-text", "text": {"en": "Why {{answers.recommend}}?"}, "required": true, "minLength": 5,
                           "showIf": {"question": "recommend", "atMost": 6}},
                          {"key": "visit", "type": "yes-no", "text": {"en": "Again?"}}],
                        "ending": {"text": {"en": "Thanks for {{answers.recommend}} and {{answers.visit|nothing}}!"}}"""),
                400).opened("");
        assertTrue(widget.survey().locator(".progress").textContent().startsWith("Question 1 of 2"));
        widget.option("recommend", "3").check();
        assertTrue(widget.survey().locator(".progress").textContent().startsWith("Question 1 of 3"));
        widget.goOn();
        assertEquals("Why 3?", widget.survey().locator("label[for=q-why-field]").textContent());
        widget.field("why").fill("Hm");
        widget.goOn();
        assertEquals("Please write at least 5 characters.", widget.survey().locator("#q-why-wrong").textContent());
        assertEquals("true", widget.field("why").getAttribute("aria-invalid"));
        looksRight();
        widget.survey().locator("button", new Locator.LocatorOptions().setHasText("Back")).click();
        widget.option("recommend", "10").check();
        widget.goOn();
        assertTrue(widget.option("visit", "yes").isVisible());
        widget.goOn();
        eventually(() -> assertEquals(1, ScoringNeighbour.observationsOf(widget.response()).size()));
        assertEquals("Thanks for 10 and nothing!", widget.survey().locator(".end p").first().textContent());
    }

    @Test
    void a_survey_is_answered_by_keyboard_alone() {
        widget = new WidgetPage(WidgetPage.asking(tenant, """
                "questions": [{"key": "recommend", "type": "nps", "text": {"en": "Recommend?"}, "required": true},
                  {"key": "why", "type": "open-text", "text": {"en": "Why?"}, "required": true, "oneLine": true}]"""), 800)
                .opened("");
        var keyboard = widget.page().keyboard();
        widget.page().locator("main > form > button").focus();
        keyboard.press("Tab");
        keyboard.press("Space");
        keyboard.press("ArrowRight");
        keyboard.press("Enter");
        assertEquals("Why?", widget.page().evaluate("document.activeElement.shadowRoot.activeElement.textContent"));
        keyboard.press("Tab");
        keyboard.type("Because");
        keyboard.press("Enter");
        String id = widget.response();
        eventually(() -> assertEquals(List.of(1), ScoringNeighbour.observationsOf(id).stream()
                .map(observation -> observation.get("value").intValue()).toList()));
    }

    @Test
    void a_hostile_text_is_shown_as_it_is_written() {
        String hostile = "<img src=x onerror=document.title='taken'>{{answers.name}}";
        widget = new WidgetPage(WidgetPage.asking(tenant, """
                "title": {"en": "%1$s"}, "questions": [
                  {"key": "name", "type": "open-text", "text": {"en": "Name?"}, "oneLine": true},
                  {"key": "pick", "type": "single-choice", "text": {"en": "%1$s"}, "help": {"en": "%1$s"}, "other": true,
                   "options": [{"key": "x", "text": {"en": "%1$s"}}, {"key": "y", "text": {"en": "Y"}}]}],
                "ending": {"text": {"en": "%1$s"}}""".formatted(hostile).replace("\"title\": {\"en\": \"" + hostile,
                "\"title\": {\"en\": \"<b>Day</b>")), 800).opened("&layout=all-at-once");
        widget.field("name").fill("<svg onload=document.title='taken'>");
        widget.option("pick", "x").check();
        widget.goOn();
        widget.response();
        assertEquals("<img src=x onerror=document.title='taken'><svg onload=document.title='taken'>",
                widget.survey().locator(".end p").first().textContent());
        assertEquals("<b>Day</b>", widget.survey().locator("h2").textContent());
        assertEquals("Touchstone widget", widget.page().title());
        assertEquals(0, widget.survey().locator("img, svg, b").count());
    }

    @Test
    void as_a_dialog_it_opens_and_closes_and_tells_so() {
        widget = new WidgetPage(WidgetPage.asking(tenant, """
                "questions": [{"key": "recommend", "type": "nps", "text": {"en": "Recommend?"}}]"""), Browser.NARROW)
                .opened("&mode=dialog");
        looksRight();
        widget.browser.keepScreenshot("widget-dialog");
        widget.page().keyboard().press("Escape");
        assertEquals("touchstone-close {\"complete\":false}", widget.hears("close"));
        widget.page().evaluate("document.querySelector('touchstone-survey').open()");
        widget.goOn();
        widget.response();
        widget.survey().locator("button.close").click();
        eventually(() -> assertEquals("touchstone-close {\"complete\":true}", widget.told().getLast()));
        widget.page().evaluate("const survey = document.querySelector('touchstone-survey'); survey.reset(); survey.open()");
        widget.option("recommend", "7").check();
        assertEquals("touchstone-answer {\"question\":\"recommend\",\"answer\":7}", widget.told().getLast());
    }
}
