package cx.touchstone.survey.collection;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.asRespondent;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.SurveyFixture.PASSENGERS;
import static cx.touchstone.survey.SurveyFixture.aContactOf;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.aPersonalLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static cx.touchstone.survey.SurveyFixture.publish;
import static cx.touchstone.survey.SurveyFixture.redraft;
import static cx.touchstone.survey.SurveyFixture.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

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
class SettingsTest {

    private static final String NINE = "{\"answers\": {\"recommend\": 9}}";

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();

    private StoredRows rows() {
        return new StoredRows(database, tenant);
    }

    @Test
    void who_had_an_older_version_open_is_answered_by_its_rules() {
        String survey = anOpenSurveyOf(tenant);
        String link = aLinkTo(tenant, survey);
        redraft(tenant, survey, PASSENGERS.replace("\"clean\"", "\"tidy\"")).statusCode(200);
        publish(tenant, survey).statusCode(201);
        answer(link, "{\"answers\": {\"recommend\": 9, \"tidy\": 4}, \"surveyVersion\": 2}").statusCode(201)
                .body("surveyVersion", equalTo(2));
        String id = answer(link, "{\"answers\": {\"recommend\": 9, \"clean\": 4}, \"surveyVersion\": 1}").statusCode(201)
                .body("surveyVersion", equalTo(1)).extract().path("responseId");
        eventually(() -> assertEquals(List.of(id + "/recommend", id + "/clean"),
                ScoringNeighbour.observationsOf(id).stream().map(one -> one.get("id").textValue()).toList()));
        answer(link, "{\"answers\": {\"recommend\": 9, \"tidy\": 4}, \"surveyVersion\": 1}").statusCode(400)
                .body("errors.pointer", contains("/answers/tidy"));
        for (String unknown : List.of("3", "0", "-1", "1.0", "\"1\"", "null", "99999999999")) {
            answer(link, "{\"answers\": {\"recommend\": 9}, \"surveyVersion\": " + unknown + "}").statusCode(400)
                    .body("errors.pointer", contains("/surveyVersion")).body("errors.code", contains("unknown-version"));
        }
    }

    @Test
    void nothing_is_taken_from_the_closing_time_on() {
        String closed = aLinkTo(tenant, anOpenSurveyOf(tenant, "\"settings\": {\"closesAt\": \"2026-01-01T00:00:00Z\"}"));
        answer(closed, NINE).statusCode(409).body("code", equalTo("survey-closed"));
        asRespondent().get("/api/v1/public/surveys/" + closed).then().statusCode(409).body("code", equalTo("survey-closed"));
        String open = aLinkTo(tenant, anOpenSurveyOf(tenant,
                "\"settings\": {\"closesAt\": \"" + Instant.now().plus(1, ChronoUnit.DAYS) + "\"}"));
        answer(open, NINE).statusCode(201);
    }

    @Test
    void sixty_four_at_once_at_the_limit_minus_one_make_exactly_one() {
        String survey = anOpenSurveyOf(tenant, "\"settings\": {\"responseLimit\": 3}");
        String link = aLinkTo(tenant, survey);
        answer(link, NINE).statusCode(201);
        answer(link, NINE).statusCode(201);
        List<Integer> statuses = Race.of(64, i -> asRespondent().header("Idempotency-Key", "runner-" + i).body(NINE)
                .post("/api/v1/public/surveys/" + link + "/responses").then().extract().statusCode());
        assertEquals(1, Collections.frequency(statuses, 201));
        assertEquals(63, Collections.frequency(statuses, 409));
        assertEquals(3, rows().number("select count(*) from response where survey_id = '" + survey + "'"));
        assertEquals(3, rows().number("select taken from response_count where survey_id = '" + survey + "'"));
        answer(link, NINE).statusCode(409).body("code", equalTo("survey-full"));
    }

    @Test
    void a_repeated_post_does_not_count_against_the_limit() {
        String link = aLinkTo(tenant, anOpenSurveyOf(tenant, "\"settings\": {\"responseLimit\": 2}"));
        List<String> ids = Race.of(32, i -> asRespondent().header("Idempotency-Key", "key-" + i % 2).body(NINE)
                .post("/api/v1/public/surveys/" + link + "/responses").then().statusCode(201).extract().path("responseId"));
        assertEquals(2, ids.stream().distinct().count());
        asRespondent().header("Idempotency-Key", "key-1").body(NINE).post("/api/v1/public/surveys/" + link + "/responses")
                .then().statusCode(201).header("Idempotency-Replayed", "true");
        answer(link, NINE).statusCode(409).body("code", equalTo("survey-full"));
    }

    @Test
    void a_limit_that_comes_later_counts_what_was_taken_before() {
        String survey = anOpenSurveyOf(tenant);
        String link = aLinkTo(tenant, survey);
        answer(link, NINE).statusCode(201);
        answer(link, NINE).statusCode(201);
        redraft(tenant, survey, with("\"settings\": {\"responseLimit\": 3}")).statusCode(200);
        publish(tenant, survey).statusCode(201);
        String fresh = aLinkTo(tenant, survey); // not remembered yet
        answer(fresh, NINE).statusCode(201);
        answer(fresh, NINE).statusCode(409).body("code", equalTo("survey-full"));
    }

    @Test
    void an_anonymous_response_keeps_nothing_that_tells_who_gave_it() {
        String survey = anOpenSurveyOf(tenant, "\"settings\": {\"anonymous\": true}");
        String contact = aContactOf(tenant, "{\"name\": \"Ana\", \"language\": \"ro\", \"attributes\": {\"tier\": \"gold\"}}");
        String link = aPersonalLinkTo(tenant, survey, contact);
        answer(link, "{\"answers\": {\"recommend\": 9}, \"subject\": {\"system\": \"crm\", \"type\": \"case\", \"id\": \"7\"}}")
                .statusCode(400).body("errors.pointer", contains("/subject")).body("errors.code", contains("anonymous"));
        String id = answer(link, NINE).statusCode(201).extract().path("responseId");
        assertEquals(4, UUID.fromString(id).version());
        assertEquals(1, rows().number("""
                select count(*) from response where contact_id is null and link_id is null and locale is null
                    and attributes = '{}' and subject is null
                    and date_trunc('day', responded_at, 'UTC') = responded_at
                    and date_trunc('day', received_at, 'UTC') = received_at"""));
        eventually(() -> assertEquals(1, ScoringNeighbour.observationsOf(id).size()));
        var told = ScoringNeighbour.observationsOf(id).getFirst();
        assertEquals(Instant.now().truncatedTo(ChronoUnit.DAYS).toString(), told.get("observedAt").textValue());
        assertFalse(told.has("subject"));
        answer(link, NINE).statusCode(409).body("code", equalTo("already-answered"));
    }

    @Test
    void keys_of_respondents_are_not_kept() {
        String link = aLinkTo(tenant, anOpenSurveyOf(tenant));
        asRespondent().header("Idempotency-Key", "secret-key-of-ana").body(NINE)
                .post("/api/v1/public/surveys/" + link + "/responses").then().statusCode(201);
        assertEquals(0, rows().number("select count(*) from response r where r::text like '%secret-key%'"));
        assertNull(rows().text("select external_id from response"));
    }
}
