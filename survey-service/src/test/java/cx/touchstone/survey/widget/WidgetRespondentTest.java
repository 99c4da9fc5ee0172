package cx.touchstone.survey.widget;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Route;

import cx.touchstone.kit.testing.Browser;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import cx.touchstone.survey.StoredRows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The widget knows who answers, keeps what he answered, and gives him what he gets for it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class WidgetRespondentTest {

    private static final String COFFEE = """
            "questions": [{"key": "recommend", "type": "nps", "text": {"en": "Recommend?"}, "required": true}],
            "ending": {"text": {"en": "Thanks!"}, "incentive": {"code": "THANKS10", "url": "https://shop.example/redeem",
              "text": {"en": "Coffee for your {{answers.recommend|answers}}"}}}""";

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();
    private WidgetPage widget;

    @AfterEach
    void isClosed() {
        widget.close();
    }

    private StoredRows rows() {
        return new StoredRows(database, tenant);
    }

    @Test
    void what_the_website_knows_of_its_visitor_decides_what_is_asked() {
        widget = new WidgetPage(WidgetPage.asking(tenant, """
                "title": {"en": "Dear {{attributes.name|guest}}"}, "questions": [
                  {"key": "lounge", "type": "csat", "style": "stars", "text": {"en": "The lounge?"},
                   "showIf": {"attribute": "tier", "is": ["gold"]}},
                  {"key": "recommend", "type": "nps", "text": {"en": "Recommend?"}}]"""), 800)
                .opened("&attributes="
                        + URLEncoder.encode("{\"tier\": \"gold\", \"name\": \"<b>Ana</b>: & Ω\", \"age\": null, \"visits\": 7}",
                                StandardCharsets.UTF_8));
        assertEquals("Dear <b>Ana</b>: & Ω", widget.survey().locator("h2").textContent());
        widget.option("lounge", "4").check();
        widget.goOn();
        widget.goOn();
        widget.response();
        assertEquals("7", rows().text("select attributes ->> 'visits' from response where answers ->> 'lounge' = '4'"));
        assertEquals(0, rows().number("select count(*) from response where attributes ->> 'age' is not null"));
        widget.opened("");
        assertEquals("Dear guest", widget.survey().locator("h2").textContent());
        assertEquals(0, widget.option("lounge", "4").count());
    }

    @Test
    void what_the_survey_gives_is_shown_to_whoever_has_answered() {
        widget = new WidgetPage(WidgetPage.asking(tenant, COFFEE), Browser.NARROW).opened("");
        widget.option("recommend", "9").check();
        assertFalse(((String) widget.page().evaluate(
                """
                        (({shadowRoot, definition}) => shadowRoot.innerHTML + JSON.stringify(definition))(document.querySelector('touchstone-survey'))"""))
                .contains("THANKS10"));
        widget.goOn();
        assertTrue(widget.hears("submit").contains("THANKS10"));
        isGiven("Coffee for your 9");
        widget.browser.isAccessible();
        widget.browser.fitsItsWidth();
        widget.browser.keepScreenshot("widget-incentive");
    }

    @Test
    void who_answered_without_a_network_gets_it_when_the_answers_have_arrived() {
        widget = new WidgetPage(WidgetPage.asking(tenant, COFFEE), 800).opened("");
        widget.page().route("**/responses", Route::abort);
        widget.option("recommend", "9").check();
        widget.goOn();
        widget.hears("queued");
        assertEquals(0, widget.survey().locator(".incentive").count());
        widget.page().navigate("about:blank");
        widget.page().unroute("**/responses");
        widget.opened("");
        widget.response();
        isGiven("Coffee for your answers");
    }

    private void isGiven(String text) {
        widget.survey().locator(".incentive").waitFor();
        assertEquals("Thanks!", widget.survey().locator(".end > p").first().textContent());
        assertEquals(text, widget.survey().locator(".incentive p").first().textContent());
        assertEquals("Your code: THANKS10", widget.survey().locator(".code").textContent());
        assertEquals("https://shop.example/redeem", widget.survey().locator(".incentive a").getAttribute("href"));
    }

    @Test
    void what_is_answered_all_at_once_is_kept_before_it_is_handed_in() {
        widget = new WidgetPage(WidgetPage.asking(tenant, """
                "layout": "all-at-once", "questions": [
                  {"key": "recommend", "type": "nps", "text": {"en": "Recommend?"}, "required": true},
                  {"key": "why", "type": "open-text", "text": {"en": "Why?"}}]"""), 800).opened("");
        widget.option("recommend", "4").check();
        widget.field("why").pressSequentially("Late");
        eventually(() -> assertEquals("{\"why\": \"Late\", \"recommend\": 4}",
                rows().text("select answers from response where status = 'STARTED'")));
        widget.opened("");
        assertTrue(widget.option("recommend", "4").isChecked());
        widget.field("why").fill("Late and loud");
        widget.page().navigate("about:blank"); // sooner than it is sent
        eventually(() -> assertEquals("Late and loud", rows().text("select answers ->> 'why' from response")));
        widget.opened("");
        assertEquals("Late and loud", widget.field("why").inputValue());
        widget.goOn();
        String id = widget.response();
        eventually(() -> assertEquals(1, ScoringNeighbour.observationsOf(id).size()));
        assertEquals("COMPLETE", rows().text("select string_agg(status, ' ') from response"));
        assertEquals(0, widget.page().evaluate("localStorage.length + sessionStorage.length"));
    }
}
