package cx.touchstone.survey.page;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.survey.page.PageFixture.BRANCHING;
import static cx.touchstone.survey.page.PageFixture.EVERY_TYPE;
import static cx.touchstone.survey.page.PageFixture.aLinkToOne;
import static cx.touchstone.survey.page.PageFixture.answersOf;
import static cx.touchstone.survey.page.PageFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import cx.touchstone.survey.StoredRows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Answering on the page as a browser without scripts does it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class PageTest {

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();

    @Test
    void a_survey_is_answered_step_by_step_along_its_branches() {
        Respondent visit = Respondent.to(branching()).shows(200);
        assertEquals("Would you recommend us? (required)", visit.heading());
        assertEquals("Your visit", visit.page().title());
        assertTrue(visit.page().text().contains("Welcome!") && visit.page().text().contains("Question 1 of 2"));
        visit.chooses("a.recommend", "3").presses("next");
        assertEquals("Why only 3? (required)", visit.heading());
        assertEquals("Question 2 of 3 – Your visit", visit.page().title());
        visit.types("a.why", "Too loud").presses("next");
        assertEquals("You wrote “Too loud”. May we call you?", visit.heading());
        visit.chooses("a.call", "true").presses("next");
        assertEquals("Send answers", visit.page().select("button.primary").text());
        visit.types("other.purpose", "A wedding").presses("next").shows(200);
        assertEquals("Thank you", visit.heading());
        assertTrue(visit.page().text().contains("Enjoy your A wedding!"));
        assertTrue(visit.page().text().contains("Your code: THANKS10"));
        assertEquals("https://shop.example/redeem", visit.page().select("main a").attr("href"));
        assertEquals(List.of(json("""
                {"recommend": 3, "why": "Too loud", "call": true, "purpose": {"other": "A wedding"}}""")), answers());
    }

    @Test
    void who_goes_back_finds_the_answers_and_changes_the_way() {
        Respondent visit = Respondent.to(branching()).chooses("a.recommend", "3").presses("next").types("a.why", "Loud")
                .presses("back");
        assertEquals("3", visit.page().select("[name=a.recommend][checked]").val());
        visit.chooses("a.recommend", "9").presses("next");
        assertEquals("Why did you come?", visit.heading());
        visit.presses("next").shows(200);
        assertEquals(List.of(json("{\"recommend\": 9}")), answers());
    }

    @Test
    void an_answer_from_a_message_is_shown_as_chosen_and_not_counted_before_it_is_confirmed() {
        String link = branching();
        for (int scanner = 0; scanner < 3; scanner++) {
            Respondent.to(link + "?a=9").shows(200);
        }
        assertEquals(List.of(), answers());
        Respondent visit = Respondent.to(link + "?a=9");
        assertEquals("9", visit.page().select("[name=a.recommend][checked]").val());
        assertTrue(visit.page().select(".note").text().contains("Please confirm it"));
        visit.presses("next").presses("next").shows(200);
        assertEquals(List.of(json("{\"recommend\": 9}")), answers());
        assertTrue(Respondent.to(link + "?a=99").shows(200).page().select("[checked], .note").isEmpty());
        assertTrue(Respondent.to(link + "?a=%3Cscript%3E").shows(200).page().select("[checked], .note, script").isEmpty());
    }

    @Test
    void sending_twice_counts_once_and_other_answers_do_not_replace_the_first() {
        Respondent visit = Respondent.to(branching()).chooses("a.recommend", "9").presses("next").chooses("a.purpose",
                "leisure");
        assertEquals(200, visit.sends("action", "next").statusCode());
        assertEquals(200, visit.sends("action", "next").statusCode());
        visit.chooses("a.purpose", "business").presses("next").shows(409);
        assertEquals("You have answered already", visit.heading());
        assertEquals(List.of(json("{\"recommend\": 9, \"purpose\": \"leisure\"}")), answers());
    }

    @Test
    void what_was_answered_is_saved_with_every_step_and_complete_once() {
        Respondent respondent = Respondent.to(branching()).presses("next").shows(400);
        StoredRows rows = new StoredRows(database, tenant);
        assertEquals(0, rows.number("select count(*) from response"));
        respondent.chooses("a.recommend", "3").presses("next").types("a.why", "Rain").presses("next");
        assertEquals("STARTED", rows.text("select status from response"));
        assertEquals(json("{\"recommend\": 3, \"why\": \"Rain\"}"), json(rows.text("select answers from response")));
        respondent.presses("next").presses("next").shows(200);
        assertEquals("COMPLETE", rows.text("select status from response"));
        assertEquals(1, rows.number("select count(*) from response"));
    }

    @Test
    void every_type_of_question_is_answered_by_ordinary_fields() {
        Respondent visit = Respondent.to(aLinkToOne(tenant, EVERY_TYPE)).chooses("a.nps", "10").chooses("a.csat", "4")
                .chooses("a.ces", "7").chooses("a.empathy", "1").chooses("a.stars", "5").chooses("a.places.hall", "2")
                .chooses("a.one", "b").chooses("a.some", "a", "+other").types("other.some", "D").chooses("a.order.a", "2")
                .chooses("a.order.b", "1").chooses("a.order.c", "3").types("a.words", "One\r\ntwo").types("a.line", "Chișinău")
                .types("a.number", "12,5").types("a.day", "2026-05-01").chooses("a.yes", "false").chooses("a.agree", "true")
                .presses("next").shows(200);
        assertEquals("Thank you", visit.heading());
        assertEquals(List.of(json("""
                {"nps": 10, "csat": 4, "ces": 7, "empathy": 1, "stars": 5, "places": {"hall": 2}, "one": "b",
                 "some": ["a", {"other": "D"}], "order": ["b", "a", "c"], "words": "One\\ntwo", "line": "Chișinău",
                 "number": 12.5, "day": "2026-05-01", "yes": false, "agree": true}""")), answers());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nps    |           |               | Please answer this question.
            agree  |           |               | We can take your answers only if you agree to this.
            some   | none, a   |               | “None” cannot be chosen together with others.
            some   | a, b, +other |            | Please write your own answer.
            words  |           | ab            | Please write at least 3 characters.
            number |           | many          | Please enter a number.
            number |           | 1e3           | Please enter a number.
            number |           | 0.25          | Please enter a number with at most 1 decimal place.
            number |           | 101           | Please enter a value from 0 to 100.
            day    |           | yesterday     | Please enter a date.
            day    |           | 2027-01-01    | Please enter a value from 2026-01-01 to 2026-12-31.
            """)
    void a_wrong_answer_is_named_at_its_place_and_kept_to_be_mended(String key, String chosen, String typed, String error) {
        Respondent visit = Respondent.to(aLinkToOne(tenant, EVERY_TYPE));
        if (!key.equals("nps")) {
            visit.chooses("a.nps", "10");
        }
        if (!key.equals("agree")) {
            visit.chooses("a.agree", "true");
        }
        if (chosen != null) {
            visit.chooses("a." + key, chosen.split(", "));
        }
        if (typed != null) {
            visit.types("a." + key, typed);
        }
        visit.presses("next").shows(400);
        assertEquals("Error: Everything", visit.page().title());
        assertEquals(error, visit.page().select("#error-" + key).text());
        assertEquals(1, visit.errors().size());
        assertEquals(1, visit.page().select("[aria-describedby*=error-" + key + "]").size());
        assertEquals(chosen == null ? 0 : chosen.split(", ").length,
                visit.page().select("[name=a." + key + "][checked]").size());
        assertEquals(typed == null ? "" : typed,
                visit.page().select("#i-" + key).select("[name^=a.]:not([type=checkbox])").val());
        assertEquals(List.of(), answers());
    }

    @Test
    void a_ranking_needs_every_place_once() {
        Respondent visit = Respondent.to(aLinkToOne(tenant, EVERY_TYPE)).chooses("a.nps", "10").chooses("a.agree", "true")
                .chooses("a.order.a", "1").chooses("a.order.b", "1").chooses("a.order.c", "2").presses("next").shows(400);
        assertTrue(visit.page().select("#error-order").text().contains("every place to one option only"));
        visit.chooses("a.order.b", "2").chooses("a.order.c", "").presses("next").shows(400);
        assertTrue(visit.page().select("#error-order").text().contains("every option a place"));
        assertEquals("1", visit.page().select("[name=a.order.a] [selected]").val());
    }

    @Test
    void questions_that_answers_bring_up_are_asked_before_all_is_sent() {
        Respondent visit = Respondent
                .to(aLinkToOne(tenant, BRANCHING.replace("\"questions\"", "\"layout\": \"all-at-once\", \"questions\"")))
                .chooses("a.recommend", "2").chooses("a.purpose", "leisure").presses("next").shows(200);
        assertTrue(visit.page().select(".note").text().contains("more questions"));
        assertEquals("leisure", visit.page().select("[name=a.purpose][checked]").val());
        visit.types("a.why", "Rain").presses("next").presses("next").shows(200);
        assertEquals(List.of(json("{\"recommend\": 2, \"why\": \"Rain\", \"purpose\": \"leisure\"}")), answers());
    }

    @Test
    void what_the_page_carries_along_is_not_trusted() {
        Respondent visit = Respondent.to(branching()).chooses("a.recommend", "9").presses("next")
                .tampersWith("answers", "{\"recommend\": 99, \"why\": \"x\", \"nonsense\": 1}").presses("next").shows(400);
        assertEquals("Would you recommend us? (required)", visit.heading());
        for (String carried : List.of("{", "[]", "null", "\"\u0000\"")) {
            Respondent.to(branching()).tampersWith("answers", carried).tampersWith("shown", "a b").tampersWith("key", "k")
                    .presses("next").shows(200);
        }
        assertNull(answers().stream().findFirst().orElse(null));
    }

    private String branching() {
        return aLinkToOne(tenant, BRANCHING);
    }

    private List<JsonNode> answers() {
        return answersOf(database, tenant);
    }
}
