package cx.touchstone.survey.page;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.asRespondent;
import static cx.touchstone.survey.page.PageFixture.BRANCHING;
import static cx.touchstone.survey.page.PageFixture.aLinkToOne;
import static cx.touchstone.survey.page.PageFixture.answersOf;
import static cx.touchstone.survey.page.PageFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import cx.touchstone.survey.limits.StartTokens;
import cx.touchstone.survey.linkcode.LinkCodes;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Who cannot be heard at this moment is told so, and need not answer anew. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class TryAgainTest {

    @Inject
    AgroalDataSource database;
    @Inject
    StartTokens starts;
    @Inject
    LinkCodes codes;

    private final String tenant = aTenant();

    @Test
    void without_a_database_nothing_is_taken_and_nothing_is_lost() throws SQLException {
        Respondent visit = Respondent.to(aLinkToOne(tenant, BRANCHING) + "?language=he").chooses("a.recommend", "3")
                .presses("next").types("a.why", "Rain\r\n<b>\"too\"</b>");
        String elsewhere = aLinkToOne(tenant, BRANCHING);
        List<Connection> all = everyConnection();
        try {
            visit.presses("next").shows(503);
            assertEquals("לא ניתן לקבל תשובות כרגע", visit.heading());
            assertEquals("he", visit.page().selectFirst("html").attr("lang"));
            var reading = Respondent.request().get("/s/" + elsewhere + "?language=ro&a=9").then().statusCode(503)
                    .header("Retry-After", "2").header("Content-Language", "ro").header("Cache-Control", "no-store").extract();
            assertEquals("9", Jsoup.parse(reading.asString()).select("form[method=get] [name=a]").val());
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
        visit.triesAgain().shows(200).presses("next").presses("next").shows(200);
        assertEquals(List.of(json("{\"recommend\": 3, \"why\": \"Rain\\n<b>\\\"too\\\"</b>\"}")), answersOf(database, tenant));
    }

    private List<Connection> everyConnection() {
        return Tenant.as(tenant, () -> {
            List<Connection> all = new ArrayList<>();
            for (int i = 0; i < database.getConfiguration().connectionPoolConfiguration().maxSize(); i++) {
                try {
                    all.add(database.getConnection());
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            }
            return all;
        });
    }

    @Test
    void who_answered_before_he_can_have_read_sends_the_same_a_moment_later() {
        String link = aLinkToOne(tenant,
                BRANCHING.replace("\"questions\"", "\"settings\": {\"minimumSeconds\": 60}, \"questions\""));
        Respondent visit = Respondent.to(link).chooses("a.recommend", "9").presses("next").presses("next").shows(400);
        assertEquals("That was very quick", visit.heading());
        assertTrue(Integer.parseInt(visit.header("Retry-After")) > 30);
        assertEquals("That was very quick", visit.triesAgain().shows(400).heading());
        String earlier = starts.at(codes.read(link).id(), Instant.now().minusSeconds(61));
        assertEquals("Thank you", visit.tampersWith("start", earlier).triesAgain().shows(200).heading());
        assertEquals(List.of(json("{\"recommend\": 9}")), answersOf(database, tenant));
    }

    @Test
    void who_has_not_read_the_questions_is_not_told_to_wait() {
        Respondent visit = Respondent
                .to(aLinkToOne(tenant,
                        BRANCHING.replace("\"questions\"", "\"settings\": {\"minimumSeconds\": 60}, \"questions\"")))
                .tampersWith("start", "").chooses("a.recommend", "9").presses("next").presses("next").shows(400);
        assertEquals("Your answers could not be taken", visit.heading());
        assertNull(visit.page().selectFirst("form"));
    }

    @Test
    void who_calls_too_often_is_told_when_to_come_again() {
        String link = aLinkToOne(tenant, BRANCHING);
        String address = "203.0.113.7";
        int calls = 0;
        while (asRespondent().header("Touchstone-Client-Address", address).get("/api/v1/public/surveys/" + link)
                .statusCode() == 200) {
            calls++;
        }
        assertTrue(calls >= 300, calls + " calls");
        Response refused;
        do { // a call or two more may be allowed by the time that the page is asked for
            refused = Respondent.request().header("Touchstone-Client-Address", address)
                    .header("Accept-Language", "fr, ar;q=0.9").get("/s/" + link);
        } while (refused.statusCode() == 200 && calls++ < 2000);
        refused.then().statusCode(429).header("Retry-After", "1").header("Content-Language", "ar");
        Document page = Jsoup.parse(refused.asString());
        assertEquals("rtl", page.selectFirst("html").attr("dir"));
        assertEquals("محاولات كثيرة", page.select("h1").text());
        assertEquals("/s/" + link, page.select("form[method=get]").attr("action"));
    }
}
