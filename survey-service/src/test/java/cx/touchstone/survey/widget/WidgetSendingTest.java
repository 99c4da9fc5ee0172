package cx.touchstone.survey.widget;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Route;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What was handed in arrives, and arrives once, whatever becomes of network, platform and page. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class WidgetSendingTest {

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();
    private final List<String> keys = new ArrayList<>();
    private String link;
    private WidgetPage widget;

    @BeforeEach
    void aSurveyIsShown() {
        link = WidgetPage.asking(tenant, """
                "questions": [{"key": "recommend", "type": "nps", "text": {"en": "Recommend?"}, "required": true}]""");
        widget = new WidgetPage(link, 800).opened("");
    }

    @AfterEach
    void isClosed() {
        widget.close();
    }

    private void answers() {
        widget.option("recommend", "9").check();
        widget.goOn();
    }

    /** The first posts meet these faults, one each; the later ones arrive. */
    private void meetsFirst(List<Consumer<Route>> faults) {
        List<Consumer<Route>> left = new ArrayList<>(faults);
        widget.page().route("**/responses", route -> {
            keys.add(route.request().headerValue("Idempotency-Key"));
            if (left.isEmpty()) {
                route.resume();
            } else {
                left.removeFirst().accept(route);
            }
        });
    }

    private void theResponseCountsOnce(String id) {
        eventually(() -> assertEquals(1, ScoringNeighbour.observationsOf(id).size()));
        assertEquals(1, responses());
        eventually(() -> assertEquals(0, widget.unsent()));
        assertEquals(1, keys.stream().distinct().count(), "one key for all attempts");
    }

    @Test
    void an_answer_is_sent_at_once_and_nothing_is_kept() {
        meetsFirst(List.of());
        answers();
        theResponseCountsOnce(widget.response());
        assertTrue(widget.survey().locator(".end").textContent().startsWith("Thank you"));
        assertEquals(List.of(), widget.page().context().cookies());
    }

    @Test
    void an_answer_given_offline_is_sent_when_the_network_is_back() {
        meetsFirst(List.of());
        widget.page().context().setOffline(true);
        answers();
        widget.hears("queued");
        assertEquals(1, widget.unsent());
        assertTrue(widget.survey().locator(".end").textContent().contains("offline"));
        widget.page().context().setOffline(false);
        theResponseCountsOnce(widget.response());
    }

    @Test
    void an_answer_that_meets_an_overload_is_sent_again_when_the_platform_says_so() {
        meetsFirst(List.of(route -> route.fulfill(new Route.FulfillOptions().setStatus(503)
                .setHeaders(Map.of("Retry-After", "1", "Content-Type", "application/problem+json"))
                .setBody("{\"status\": 503, \"code\": \"overloaded\"}")),
                route -> route.fulfill(new Route.FulfillOptions().setStatus(429).setHeaders(Map.of("Retry-After", "1"))
                        .setBody("{\"status\": 429, \"code\": \"rate-limited\"}"))));
        answers();
        theResponseCountsOnce(widget.response());
        assertEquals(3, keys.size());
        assertEquals(1, widget.told().stream().filter(line -> line.startsWith("touchstone-queued")).count());
    }

    @Test
    void an_answer_whose_receipt_was_lost_is_not_counted_again() {
        meetsFirst(List.of(route -> {
            assertEquals(201, route.fetch().status());
            route.abort();
        }));
        answers();
        widget.hears("queued");
        assertEquals(1, responses());
        theResponseCountsOnce(widget.response());
        assertEquals(2, keys.size());
    }

    @Test
    void a_page_of_somebody_in_between_is_no_receipt() {
        meetsFirst(List.of(route -> route.fulfill(new Route.FulfillOptions().setStatus(200).setContentType("text/html")
                .setBody("<h1>Please sign in to this network</h1>"))));
        answers();
        theResponseCountsOnce(widget.response());
    }

    @Test
    void an_answer_outlives_its_page() {
        meetsFirst(List.of(Route::abort));
        answers();
        widget.hears("queued");
        widget.page().navigate("about:blank");
        widget.opened("");
        theResponseCountsOnce(widget.response());
        assertEquals(2, keys.size());
    }

    @Test
    void a_survey_left_halfway_is_gone_on_with_after_a_reload_and_counts_once() {
        widget.close();
        link = WidgetPage.asking(tenant, """
                "questions": [{"key": "recommend", "type": "nps", "text": {"en": "Recommend?"}, "required": true},
                  {"key": "order", "type": "ranking", "text": {"en": "What first?"}, "options": [
                    {"key": "x", "text": {"en": "X"}}, {"key": "y", "text": {"en": "Y"}}]},
                  {"key": "why", "type": "open-text", "text": {"en": "Why?"}}]""");
        widget = new WidgetPage(link, 800).opened("");
        widget.option("recommend", "4").check();
        widget.page().waitForResponse("**/responses/*", widget::goOn);
        widget.option("order", "y").check();
        widget.option("order", "x").check();
        widget.page().waitForResponse("**/responses/*", widget::goOn);
        widget.opened("");
        widget.field("why").fill("Late");
        widget.survey().locator("button[type=button]").click();
        assertTrue(widget.option("order", "x").isChecked());
        widget.goOn();
        widget.goOn();
        String id = widget.response();
        eventually(() -> assertEquals(1, ScoringNeighbour.observationsOf(id).size()));
        assertEquals(1, responses());
        assertEquals(0, widget.page().evaluate("localStorage.length + sessionStorage.length"));
    }

    @Test
    void who_was_too_fast_for_the_survey_is_heard_a_little_later() {
        widget.close();
        link = WidgetPage.asking(tenant, """
                "settings": {"minimumSeconds": 3},
                "questions": [{"key": "recommend", "type": "nps", "text": {"en": "Recommend?"}, "required": true}]""");
        widget = new WidgetPage(link, 800).opened("");
        meetsFirst(List.of());
        answers();
        theResponseCountsOnce(widget.response());
    }

    @Test
    void what_is_refused_for_good_is_told_and_not_sent_again() {
        meetsFirst(List.of());
        String survey = as(tenant, "surveys:read").get("/api/v1/surveys").then().extract().path("items[0].id");
        as(tenant, "surveys:write").post("/api/v1/surveys/" + survey + "/close").then().statusCode(200);
        eventually(() -> as(null, "public").get("/api/v1/public/surveys/" + link).then().statusCode(409));
        answers();
        assertTrue(widget.hears("error").contains("survey-closed"));
        assertEquals(0, widget.unsent());
        assertFalse(widget.survey().locator("form").isVisible());
        assertEquals("It takes no more answers. Thank you for your interest!", widget.survey().locator(".end").textContent());
        assertEquals(1, keys.size());
    }

    @Test
    void a_survey_that_takes_no_answers_shows_what_the_page_wants_people_to_read() {
        widget.close();
        widget = new WidgetPage("nosuchlink", 800).opened("");
        assertTrue(widget.hears("error").contains("link-invalid"));
        assertEquals("This survey takes no answers.", widget.survey().locator(".box").textContent());
    }

    private int responses() {
        return Tenant.as(tenant, () -> {
            try (Connection connection = database.getConnection();
                    var row = connection.createStatement().executeQuery("select count(*) from response")) {
                row.next();
                return row.getInt(1);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }
}
