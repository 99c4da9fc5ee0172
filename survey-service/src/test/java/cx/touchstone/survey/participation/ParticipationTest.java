package cx.touchstone.survey.participation;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.asRespondent;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.SurveyFixture.aContactOf;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.aPersonalLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.Race;
import cx.touchstone.survey.ScoringNeighbour;
import cx.touchstone.survey.StoredRows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class ParticipationTest {

    private static final String NINE = "{\"answers\": {\"recommend\": 9}}";
    private static final String TIERED = """
            "introduction": {"en": "Dear {{attributes.tier|guest}}"}""";

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();

    private StoredRows rows() {
        return new StoredRows(database, tenant);
    }

    @Test
    void a_contact_answers_once_over_all_links() {
        String survey = anOpenSurveyOf(tenant);
        String contact = aContactOf(tenant, "{\"name\": \"Ana\"}");
        String first = aPersonalLinkTo(tenant, survey, contact);
        String second = aPersonalLinkTo(tenant, survey, contact);
        answer(first, NINE).statusCode(201);
        for (String link : List.of(first, second)) {
            answer(link, NINE).statusCode(409).body("code", equalTo("already-answered"));
            asRespondent().get("/api/v1/public/surveys/" + link).then().statusCode(409)
                    .body("code", equalTo("already-answered"));
        }
        answer(aPersonalLinkTo(tenant, anOpenSurveyOf(tenant), contact), NINE).statusCode(201);
        assertEquals(2, rows().number("select count(*) from response where contact_id = '" + contact + "'"));
    }

    @Test
    void a_single_use_link_takes_one_response() {
        String link = aLinkTo(tenant, anOpenSurveyOf(tenant), "{\"kind\": \"single-use\"}");
        asRespondent().get("/api/v1/public/surveys/" + link).then().statusCode(200);
        List<Integer> statuses = Race.of(32, i -> answer(link, NINE).extract().statusCode());
        assertEquals(1, Collections.frequency(statuses, 201));
        assertEquals(31, Collections.frequency(statuses, 409));
        answer(link, NINE).statusCode(409).body("code", equalTo("link-used"));
        asRespondent().get("/api/v1/public/surveys/" + link).then().statusCode(409).body("code", equalTo("link-used"));
    }

    @Test
    void what_was_answered_once_is_answered_again_alike_under_its_key() {
        String link = aLinkTo(tenant, anOpenSurveyOf(tenant), "{\"kind\": \"single-use\"}");
        List<String> ids = Race.of(16, i -> asRespondent().header("Idempotency-Key", "k").body(NINE)
                .post("/api/v1/public/surveys/" + link + "/responses").then().statusCode(201).extract().path("responseId"));
        assertEquals(1, ids.stream().distinct().count());
        asRespondent().header("Idempotency-Key", "k").body("{\"answers\": {\"recommend\": 1}}")
                .post("/api/v1/public/surveys/" + link + "/responses").then().statusCode(422);
    }

    @Test
    void a_full_survey_uses_up_no_link() {
        String survey = anOpenSurveyOf(tenant, "\"settings\": {\"responseLimit\": 1}");
        answer(aLinkTo(tenant, survey), NINE).statusCode(201);
        answer(aLinkTo(tenant, survey, "{\"kind\": \"single-use\"}"), NINE).statusCode(409)
                .body("code", equalTo("survey-full"));
        assertEquals(0, rows().number("select count(*) from participation"));
    }

    @Test
    void link_and_contact_say_more_of_the_response_than_the_respondent() {
        String survey = anOpenSurveyOf(tenant, TIERED);
        String contact = aContactOf(tenant,
                "{\"name\": \"Ana\", \"language\": \"ro\", \"attributes\": {\"tier\": \"gold\", \"shoes\": \"38\"}}");
        String link = aLinkTo(tenant, survey, """
                {"kind": "personal", "contactId": "%s", "channel": "sms", "attributes": {"gate": "E4"}}""".formatted(contact));
        asRespondent().get("/api/v1/public/surveys/" + link).then().statusCode(200)
                .body("introduction", equalTo("Dear gold"));
        String id = answer(link, """
                {"answers": {"recommend": 9}, "channel": "web",
                 "attributes": {"gate": "A1", "tier": "none", "mood": "good"}}""").statusCode(201).extract()
                .path("responseId");
        eventually(() -> assertEquals(List.of("{\"gate\":\"E4\",\"mood\":\"good\",\"tier\":\"gold\"}"),
                ScoringNeighbour.observationsOf(id).stream().map(one -> one.get("attributes").toString()).toList()));
        assertEquals("sms", rows().text("select channel from response"));
        assertEquals("ro", rows().text("select locale from response"));
        assertEquals(contact, rows().text("select contact_id from response"));
    }

    @Test
    void link_and_respondent_together_say_no_more_than_twenty_things() {
        String some = IntStream.range(0, 11).mapToObj(i -> "\"link" + i + "\": \"x\"").collect(Collectors.joining(","));
        String link = aLinkTo(tenant, anOpenSurveyOf(tenant), "{\"attributes\": {" + some + "}}");
        answer(link, "{\"answers\": {\"recommend\": 9}, \"attributes\": {" + some.replace("link", "own") + "}}")
                .statusCode(400).body("errors.pointer", contains("/attributes"));
    }
}
