package cx.touchstone.survey.widget;

import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.draft;
import static cx.touchstone.survey.SurveyFixture.publish;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import cx.touchstone.kit.testing.Browser;
import cx.touchstone.kit.testing.Caller;
import io.restassured.RestAssured;

/** The widget on its demo page, in a browser that calls as the gateway lets respondents through. */
final class WidgetPage implements AutoCloseable {

    final Browser browser;
    private final String link;

    WidgetPage(String link, int width) {
        this.link = link;
        browser = Browser.window(window -> window.setViewportSize(width, 700)
                .setExtraHTTPHeaders(Map.of("Authorization", Caller.bearer(null, "public"))));
    }

    /** Opens the demo page; what the widget tells the page is kept from then on. */
    WidgetPage opened(String query) {
        page().navigate(RestAssured.baseURI + ":" + RestAssured.port + "/widget/demo?link=" + link + query);
        survey().locator(".box").waitFor();
        return this;
    }

    /** The link to a published survey of these questions. */
    static String asking(String tenant, String rest) {
        String id = draft(tenant, "{\"name\": \"Your day\", " + rest + "}").statusCode(201).extract().path("id");
        publish(tenant, id).statusCode(201);
        return aLinkTo(tenant, id);
    }

    Page page() {
        return browser.page();
    }

    Locator survey() {
        return page().locator("touchstone-survey");
    }

    /** A field of a question that is answered by options or ratings. */
    Locator option(String name, String value) {
        return survey().locator("input[name='q-" + name + "'][value='" + value + "']");
    }

    Locator field(String key) {
        return survey().locator("#q-" + key + "-field");
    }

    /** Next, or send. */
    void goOn() {
        survey().locator("button[type=submit]").click();
    }

    /** What the widget told the page, in order, such as {@code touchstone-ready {…}}. */
    List<String> told() {
        return page().locator("#events li").allTextContents();
    }

    /** Waits until the widget tells this. */
    String hears(String event) {
        Locator line = page().locator("#events li", new Page.LocatorOptions().setHasText("touchstone-" + event)).first();
        line.waitFor();
        return line.textContent();
    }

    /** The id of the response that was taken. */
    String response() {
        return hears("submit").replaceAll(".*\"responseId\":\"([^\"]+)\".*", "$1");
    }

    /** How much waits in the browser to be sent. */
    int unsent() {
        return (int) page().evaluate("localStorage.length");
    }

    @Override
    public void close() {
        browser.close();
    }
}
