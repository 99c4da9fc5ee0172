package cx.touchstone.survey.partial;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.asRespondent;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.SurveyFixture.aContactOf;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.aPersonalLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static cx.touchstone.survey.SurveyFixture.save;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Ids;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.Race;
import cx.touchstone.survey.ScoringNeighbour;
import cx.touchstone.survey.StoredRows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class SavingTest {

    private static final String SOME = "{\"answers\": {\"restaurants\": 4, \"clean\": 2}}";
    private static final String ALL = "{\"answers\": {\"recommend\": 9, \"restaurants\": 5}, \"complete\": true}";

    @Inject
    AgroalDataSource database;
    @Inject
    ExpireResponses expiry;

    private final String tenant = aTenant();
    private final String session = Ids.next().toString();

    private StoredRows rows() {
        return new StoredRows(database, tenant);
    }

    private String aLink() {
        return aLinkTo(tenant, anOpenSurveyOf(tenant));
    }

    private static ValidatableResponse resume(String link, String session) {
        return asRespondent().get("/api/v1/public/surveys/" + link + "/responses/" + session).then();
    }

    private void timePasses() {
        rows().change("update response set expires_at = now() - interval '1 second' where status = 'STARTED'");
        expiry.expire();
    }

    @Test
    void what_was_saved_is_gone_on_with_and_completed_once() {
        String link = aLink();
        resume(link, session).statusCode(404).body("code", equalTo("session-unknown"));
        String id = save(link, session, SOME).statusCode(201).body("status", equalTo("started")).extract().path("responseId");
        resume(link, session).statusCode(200).body("answers.restaurants", equalTo(4)).body("responseId", equalTo(id))
                .body("surveyVersion", equalTo(1));
        assertEquals(0, rows().number("select count(*) from outbox where topic <> 'deeds'"));
        save(link, session, ALL).statusCode(200).body("status", equalTo("complete")).body("responseId", equalTo(id));
        save(link, session, ALL).statusCode(200).body("responseId", equalTo(id));
        for (String other : List.of(SOME, ALL.replace("9", "8"))) {
            save(link, session, other).statusCode(409).body("code", equalTo("response-complete"));
        }
        resume(link, session).statusCode(409).body("code", equalTo("response-complete"));
        eventually(() -> assertEquals(Map.of("recommend", 9, "restaurants", 5), ScoringNeighbour.countedOf(id)));
        assertEquals(1, rows().number("select count(*) from response"));
    }

    @Test
    void a_part_needs_no_required_answers_but_right_ones() {
        String link = aLink();
        save(link, session, "{\"answers\": {\"clean\": 9, \"nosuch\": 1}, \"sequence\": -1}").statusCode(400);
        save(link, session, "{\"answers\": {\"clean\": 9, \"nosuch\": 1}}").statusCode(400).body("errors.code",
                contains("out-of-scale", "unknown-question"));
        save(link, session, "{\"answers\": {}}").statusCode(201);
        save(link, session, "{\"answers\": {\"clean\": 3}, \"complete\": true}").statusCode(400).body("errors.pointer",
                contains("/answers/recommend"));
        save(link, "short", SOME).statusCode(400).body("errors.pointer", contains("session"));
        save(link, session, SOME.replace("}}", "}, \"website\": \"x\"}")).statusCode(400)
                .body("code", equalTo("looks-automated"));
        answer(link, SOME.replace("}}", "}, \"complete\": true}")).statusCode(400);
    }

    @Test
    void a_step_that_comes_late_changes_nothing() {
        String link = aLink();
        save(link, session, "{\"answers\": {\"clean\": 2}, \"sequence\": 2}").statusCode(201);
        save(link, session, "{\"answers\": {\"clean\": 1}, \"sequence\": 1}").statusCode(200).body("sequence", equalTo(2));
        resume(link, session).body("answers.clean", equalTo(2));
        save(link, session, "{\"answers\": {\"clean\": 3}, \"sequence\": 3}").statusCode(200);
        resume(link, session).body("answers.clean", equalTo(3)).body("sequence", equalTo(3));
    }

    @Test
    void what_nobody_goes_on_with_counts_as_it_is_and_is_corrected_when_it_is_completed_later() {
        String link = aLink();
        String id = save(link, session, SOME).extract().path("responseId");
        expiry.expire();
        resume(link, session).statusCode(200).body("status", equalTo("started"));
        timePasses();
        resume(link, session).statusCode(200).body("status", equalTo("partial"));
        eventually(() -> assertEquals(Map.of("restaurants", 4, "clean", 2), ScoringNeighbour.countedOf(id)));
        save(link, session, "{\"answers\": {\"restaurants\": 3, \"clean\": 2}}").statusCode(200)
                .body("status", equalTo("partial"));
        eventually(() -> assertEquals(Map.of("restaurants", 3, "clean", 2), ScoringNeighbour.countedOf(id)));
        save(link, session, ALL).statusCode(200).body("status", equalTo("complete"));
        eventually(() -> assertEquals(Map.of("recommend", 9, "restaurants", 5), ScoringNeighbour.countedOf(id)));
        assertEquals(2, rows().number("select revision from response"));
    }

    @Test
    void many_replicas_expire_each_response_once() {
        String link = aLink();
        String id = save(link, session, SOME).extract().path("responseId");
        rows().change("update response set expires_at = now() - interval '1 second'");
        Race.of(8, i -> {
            expiry.expire();
            return i;
        });
        eventually(() -> assertEquals(2, ScoringNeighbour.observationsOf(id).size()));
        eventually(() -> assertEquals(0, rows().number("select count(*) from outbox where topic <> 'deeds'")));
        assertEquals(2, ScoringNeighbour.observationsOf(id).size());
    }

    @Test
    void many_who_complete_one_session_at_once_make_one_response() {
        String link = aLink();
        List<String> ids = Race.of(16,
                i -> save(link, session, i % 2 == 0 ? ALL : SOME).extract().<String> path("responseId")).stream()
                .filter(id -> id != null).distinct().toList();
        assertEquals(1, ids.size());
        eventually(() -> assertEquals(2, ScoringNeighbour.observationsOf(ids.getFirst()).size()));
    }

    @Test
    void only_completing_uses_up_link_and_limit() {
        String survey = anOpenSurveyOf(tenant, "\"settings\": {\"responseLimit\": 1}");
        String link = aLinkTo(tenant, survey, "{\"kind\": \"single-use\"}");
        String other = aLinkTo(tenant, survey);
        save(link, session, SOME).statusCode(201);
        save(other, session + "-2", SOME).statusCode(201);
        List<Integer> statuses = Race.of(16, i -> save(i % 2 == 0 ? link : other, session + (i % 2 == 0 ? "" : "-2"),
                ALL.replace("9", String.valueOf(i % 2))).extract().statusCode());
        assertEquals(8, Collections.frequency(statuses, 200));
        assertEquals(8, Collections.frequency(statuses, 409));
        assertEquals(1, rows().number("select count(*) from response where status = 'COMPLETE'"));
        assertEquals(1, rows().number("select taken from response_count"));
    }

    @Test
    void who_began_here_and_completed_there_has_answered_once() {
        String survey = anOpenSurveyOf(tenant);
        String link = aPersonalLinkTo(tenant, survey, aContactOf(tenant, "{\"name\": \"Ana\"}"));
        save(link, session, SOME).statusCode(201);
        answer(link, "{\"answers\": {\"recommend\": 9}}").statusCode(201);
        save(link, session, ALL).statusCode(409).body("code", equalTo("already-answered"));
        timePasses();
        assertEquals(1, rows().number("select count(*) from response"));
    }

    @Test
    void sessions_are_not_kept_and_anonymous_steps_have_no_time() {
        String link = aLinkTo(tenant,
                anOpenSurveyOf(tenant, "\"settings\": {\"anonymous\": true, \"partialExpiry\": \"PT1H\"}"));
        save(link, session, SOME).statusCode(201);
        assertEquals(0, rows().number("select count(*) from response r where r::text like '%" + session + "%'"));
        assertEquals(1, rows().number("""
                select count(*) from response where date_trunc('day', responded_at, 'UTC') = responded_at
                    and date_trunc('day', received_at, 'UTC') = received_at and expires_at
                    = responded_at + interval '25 hours'"""));
    }
}
