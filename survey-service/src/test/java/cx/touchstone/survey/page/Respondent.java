package cx.touchstone.survey.page;

import static cx.touchstone.kit.testing.Caller.bearer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Somebody who reads and answers a page without scripts: only links, fields and buttons that are there can be used. */
final class Respondent {

    private Document page;
    private Response answer;

    private Respondent(Response answer) {
        read(answer);
    }

    /** @param target behind {@code /s/}: a link, perhaps with a query */
    static Respondent to(String target) {
        return new Respondent(request().get("/s/" + target));
    }

    static RequestSpecification request() {
        return RestAssured.given().header("Authorization", bearer(null, "public")).urlEncodingEnabled(false);
    }

    Document page() {
        return page;
    }

    String header(String name) {
        return answer.header(name);
    }

    /** The question, or whatever else the page is about. */
    String heading() {
        return Stream.of("form h2", "h2", "h1").map(page::selectFirst).filter(Objects::nonNull).findFirst().orElseThrow()
                .text();
    }

    /** Chooses a radio button, box or option. */
    Respondent chooses(String name, String... values) {
        for (String value : values) {
            Element control = page.selectFirst("[name='" + name + "'][value='" + value + "'], select[name='" + name
                    + "'] option[value='" + value + "']");
            assertNotNull(control, () -> name + "=" + value + " in " + page);
            if (control.tagName().equals("option")) {
                control.parent().select("option").forEach(option -> option.removeAttr("selected"));
                control.attr("selected", "");
            } else {
                if (control.attr("type").equals("radio")) {
                    page.select("[name='" + name + "']").forEach(radio -> radio.removeAttr("checked"));
                }
                control.attr("checked", "");
            }
        }
        return this;
    }

    /** Types into a field. */
    Respondent types(String name, String value) {
        Element field = page.selectFirst("input[name='" + name + "'], textarea[name='" + name + "']");
        assertNotNull(field, () -> name + " in " + page);
        field.val(value);
        return this;
    }

    /** Changes what the page carries along, as no browser does. */
    Respondent tampersWith(String name, String value) {
        return types(name, value);
    }

    Respondent presses(String action) {
        return presses("action", action);
    }

    Respondent presses(String name, String value) {
        assertNotNull(page.selectFirst("button[name='" + name + "'][value='" + value + "']"), () -> value + " in " + page);
        read(sends(name, value));
        return this;
    }

    /** Presses the only button of a page that says to come again. */
    Respondent triesAgain() {
        read(posts(filledIn()));
        return this;
    }

    /** What the browser sends when a button is pressed; the page stays. */
    Response sends(String name, String value) {
        return posts(filledIn() + "&" + encoded(name) + "=" + encoded(value));
    }

    private String filledIn() {
        return ((FormElement) page.selectFirst("form[method=post]")).formData().stream()
                .map(field -> encoded(field.key()) + "=" + encoded(field.value())).collect(Collectors.joining("&"));
    }

    private Response posts(String body) {
        return request().contentType("application/x-www-form-urlencoded").body(body)
                .post(page.selectFirst("form[method=post]").attr("action"));
    }

    /** The messages of the summary, whose links all lead to something on the page. */
    List<String> errors() {
        page.select(".errors a").forEach(link -> assertNotNull(page.getElementById(link.attr("href").substring(1)),
                link.attr("href")));
        return page.select(".errors a").eachText();
    }

    Respondent shows(int expected) {
        assertEquals(expected, answer.statusCode(), () -> page.toString());
        return this;
    }

    private void read(Response answer) {
        this.answer = answer;
        page = Jsoup.parse(answer.asString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
