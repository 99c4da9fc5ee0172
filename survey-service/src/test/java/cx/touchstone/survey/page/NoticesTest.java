package cx.touchstone.survey.page;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Caller.bearer;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.page.PageFixture.BRANCHING;
import static cx.touchstone.survey.page.PageFixture.EVERY_TYPE;
import static cx.touchstone.survey.page.PageFixture.aLinkToOne;
import static cx.touchstone.survey.page.PageFixture.aPublished;
import static cx.touchstone.survey.page.PageFixture.answersOf;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import cx.touchstone.survey.linkcode.LinkCodes;
import cx.touchstone.survey.linkcode.LinkKind;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** The page's languages, its safety, and what it says to those who cannot answer. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class NoticesTest {

    @Inject
    AgroalDataSource database;
    @Inject
    LinkCodes codes;

    private final String tenant = aTenant();

    @Test
    void a_page_is_read_in_the_language_asked_for_else_in_the_browsers() {
        String link = aLinkToOne(tenant, BRANCHING);
        Respondent hebrew = Respondent.to(link + "?language=he");
        assertEquals("he", hebrew.page().selectFirst("html").attr("lang"));
        assertEquals("rtl", hebrew.page().selectFirst("html").attr("dir"));
        assertEquals("הבא", hebrew.page().select("button.primary").text());
        Respondent.request().header("Accept-Language", "he-IL, en;q=0.5").get("/s/" + link).then()
                .header("Content-Language", "he");
        assertEquals("ltr", Respondent.to(link + "?language=fr").page().selectFirst("html").attr("dir"));
    }

    @Test
    void the_language_is_changed_without_losing_answers() {
        Respondent visit = Respondent.to(aLinkToOne(tenant, BRANCHING)).chooses("a.recommend", "3").presses("next")
                .types("a.why", "Rain")
                .presses("language", "he").shows(200);
        assertEquals("למה רק 3? (חובה)", visit.heading());
        assertEquals("Rain", visit.page().select("textarea").val());
        assertEquals("English", visit.presses("back").page().select("button[lang=en]").text());
    }

    @Test
    void who_cannot_answer_is_told_kindly_in_his_language() {
        assertEquals("This link does not work", Respondent.to("25HrfRmiRcCkEn6A3vPvGs5t4DUN").shows(404).heading());
        Respondent romanian = Respondent.to("nothing?language=ro").shows(404);
        assertEquals("Acest link nu funcționează", romanian.heading());
        assertEquals("ro", romanian.page().selectFirst("html").attr("lang"));
        String survey = aPublished(tenant, BRANCHING);
        String link = aLinkTo(tenant, survey);
        Respondent open = Respondent.to(link).chooses("a.recommend", "9");
        as(tenant, "surveys:write").post("/api/v1/surveys/" + survey + "/close").then().statusCode(200);
        eventually(() -> assertEquals("הסקר סגור", Respondent.to(link + "?language=he").shows(409).heading()));
        assertEquals("Your visit", Respondent.to(link).page().select("h1").text());
        assertEquals("This survey is closed", open.presses("next").shows(409).heading());
    }

    @Test
    void a_link_that_has_ended_and_a_survey_that_has_enough_say_so_kindly() {
        String ended = codes.write(codes.mint(LinkKind.OPEN, Instant.now().minus(1, ChronoUnit.DAYS)));
        assertEquals("Acest link a expirat", Respondent.to(ended + "?language=ro").shows(410).heading());
        String link = aLinkToOne(tenant,
                BRANCHING.replace("\"questions\"", "\"settings\": {\"responseLimit\": 1}, \"questions\""));
        Respondent first = Respondent.to(link).chooses("a.recommend", "9").presses("next");
        Respondent second = Respondent.to(link + "?language=he").chooses("a.recommend", "8").presses("next");
        assertEquals("Thank you", first.presses("next").shows(200).heading());
        assertEquals("הסקר הושלם", second.presses("next").shows(409).heading());
        assertNull(second.page().selectFirst("form"), "waiting would not help");
        assertEquals("This survey is complete", Respondent.to(link).shows(409).heading());
    }

    @Test
    void what_can_be_answered_once_is_answered_once() {
        String link = aLinkTo(tenant, aPublished(tenant, BRANCHING), "{\"kind\": \"single-use\", \"language\": \"he\"}");
        Respondent first = Respondent.to(link).chooses("a.recommend", "9").presses("next");
        Respondent second = Respondent.to(link).chooses("a.recommend", "8").presses("next");
        assertEquals("תודה", first.presses("next").shows(200).heading());
        assertEquals("כבר נעשה שימוש בקישור זה", second.presses("next").shows(409).heading());
        assertEquals("This link has been used", Respondent.to(link + "?language=en").shows(409).heading());
        assertEquals(1, answersOf(database, tenant).size());
    }

    @Test
    void a_machine_that_fills_in_the_hidden_field_is_refused() {
        Respondent visit = Respondent.to(aLinkToOne(tenant, BRANCHING)).chooses("a.recommend", "9").presses("next")
                .types("website", "https://spam.example").presses("next").shows(400);
        assertEquals("Your answers could not be taken", visit.heading());
        assertEquals(List.of(), answersOf(database, tenant));
    }

    @Test
    void nothing_that_anybody_wrote_is_taken_for_markup() {
        String hostile = "</title></textarea><img src=x onerror=alert(1)><script>alert(2)</script>\\\"'";
        Respondent visit = Respondent.to(aLinkToOne(tenant,
                BRANCHING.replace("Your visit", hostile).replace("Welcome!", hostile)
                        .replace("Would you", hostile).replace("Why only", hostile).replace("Coffee", hostile)
                        .replace("Enjoy", hostile).replace("\"Business\"", "\"" + hostile + "\"")));
        isHarmless(visit.chooses("a.recommend", "1"));
        isHarmless(visit.presses("next"));
        isHarmless(visit.types("a.why", hostile.repeat(2)).presses("next").shows(400));
        isHarmless(visit.types("a.why", hostile).presses("next").shows(200));
        isHarmless(visit.presses("next"));
        isHarmless(visit.types("other.purpose", hostile).presses("next").shows(200));
    }

    private static void isHarmless(Respondent visit) {
        assertTrue(visit.page().select("script, [onerror], img").isEmpty(), () -> visit.page().toString());
        assertTrue(visit.page().text().contains("onerror"));
    }

    @Test
    void a_page_loads_nothing_runs_nothing_and_stays_small() {
        for (String survey : List.of(BRANCHING, EVERY_TYPE)) {
            String page = Respondent.request().get("/s/" + aLinkToOne(tenant, survey)).then().statusCode(200)
                    .contentType("text/html;charset=UTF-8").header("Cache-Control", "no-store")
                    .header("Referrer-Policy", "no-referrer").header("X-Content-Type-Options", "nosniff")
                    .header("Content-Security-Policy",
                            matchesPattern("default-src 'none'; style-src 'nonce-[A-Za-z0-9+/]{22}=='; "
                                    + "img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"))
                    .header("Set-Cookie", (String) null).extract().asString();
            assertTrue(page.getBytes(StandardCharsets.UTF_8).length < 60_000);
            assertFalse(page.contains("http://") || page.contains("https://"));
        }
    }

    @Test
    void what_is_too_large_or_no_form_is_told_so() {
        String link = aLinkToOne(tenant, BRANCHING);
        var post = Respondent.request().contentType("application/x-www-form-urlencoded");
        assertTrue(post.body("a=" + "x".repeat(1_100_000)).post("/s/" + link).then().statusCode(413)
                .contentType("text/html;charset=UTF-8").extract().asString().contains("shorten your answers"));
        Respondent hebrew = Respondent.to(link + "?language=he").chooses("a.recommend", "3").presses("next");
        assertTrue(hebrew.types("a.why", "x".repeat(1_100_000)).presses("next").shows(413).page().text().contains("לקצר"));
        assertTrue(post.body("a=%zz").post("/s/" + link).then().statusCode(400).contentType("text/html;charset=UTF-8").extract()
                .asString().contains("could not be taken"));
    }

    @Test
    void what_is_too_large_and_did_not_say_so_is_told_so_too() throws IOException, InterruptedException {
        HttpRequest endless = HttpRequest.newBuilder(
                URI.create(
                        RestAssured.baseURI + ":" + RestAssured.port + "/s/" + aLinkToOne(tenant, BRANCHING) + "?language=he"))
                .header("Authorization", bearer(null, "public")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[1_100_000]))).build();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = client.send(endless, BodyHandlers.ofString());
            assertEquals(413, answer.statusCode());
            assertEquals("text/html;charset=UTF-8", answer.headers().firstValue("Content-Type").orElse(""));
            assertEquals("he", answer.headers().firstValue("Content-Language").orElse(""));
            assertTrue(answer.body().contains("לקצר"));
        }
    }

    @Test
    void the_page_is_for_the_gateway_only() {
        String link = aLinkToOne(tenant, BRANCHING);
        RestAssured.get("/s/" + link).then().statusCode(401);
        as(tenant, "surveys:read").get("/s/" + link).then().statusCode(403);
    }
}
