package cx.touchstone.survey.partial;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.ScoringNeighbour.countedOf;
import static cx.touchstone.survey.SurveyFixture.aContactOf;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.aPersonalLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static cx.touchstone.survey.SurveyFixture.save;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Ids;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.Race;
import cx.touchstone.survey.ScoringNeighbour;
import cx.touchstone.survey.StoredRows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Who can answer once, leaves in the middle and completes the survey elsewhere has one response, and is counted once. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class LeftTest {

    private static final String SOME = "{\"answers\": {\"restaurants\": 4, \"clean\": 2}}";
    private static final String ALL = "{\"answers\": {\"recommend\": 9, \"restaurants\": 5}}";
    private static final String DONE = ALL.replace("}}", "}, \"complete\": true}");

    @Inject
    AgroalDataSource database;
    @Inject
    ExpireResponses expiry;

    private final String tenant = aTenant();
    private final String session = Ids.next().toString();
    private String survey;
    private String link;

    @BeforeEach
    void anaMayAnswerOnce() {
        survey = anOpenSurveyOf(tenant);
        link = aPersonalLinkTo(tenant, survey, aContactOf(tenant, "{\"name\": \"Ana\"}"));
    }

    private StoredRows rows() {
        return new StoredRows(database, tenant);
    }

    private void timePasses() {
        rows().change("update response set expires_at = now() - interval '1 second' where status = 'STARTED'");
        expiry.expire();
    }

    private String aCountedPart() {
        String part = save(link, session, SOME).statusCode(201).extract().path("responseId");
        timePasses();
        eventually(() -> assertEquals(Map.of("restaurants", 4, "clean", 2), countedOf(part)));
        return part;
    }

    @Test
    void what_counted_as_partial_is_taken_back_and_what_was_noted_beside_it_stays() {
        String part = aCountedPart();
        as(tenant, "responses:write").put("/api/v1/responses/" + part + "/tags/call-back").then().statusCode(204);
        as(tenant, "responses:write").body("{\"text\": \"Called\"}").post("/api/v1/responses/" + part + "/notes").then()
                .statusCode(201);
        String whole = answer(link, ALL).statusCode(201).extract().path("responseId");
        eventually(() -> assertEquals(Map.of("recommend", 9, "restaurants", 5), countedOf(whole)));
        eventually(() -> assertEquals(Map.of(), countedOf(part)));
        as(tenant, "responses:read").get("/api/v1/responses?survey=" + survey).then().body("items.id", contains(whole))
                .body("items[0].tags", contains("call-back")).body("items[0].notes.text", contains("Called"));
    }

    @Test
    void completed_in_another_session_it_is_taken_back_too() {
        String part = aCountedPart();
        String whole = save(link, session + "-other", DONE).statusCode(201).extract().path("responseId");
        eventually(() -> assertEquals(Map.of("recommend", 9, "restaurants", 5), countedOf(whole)));
        eventually(() -> assertEquals(Map.of(), countedOf(part)));
        save(link, session, SOME).statusCode(409).body("code", equalTo("already-answered"));
        assertEquals(1, rows().number("select count(*) from response"));
    }

    @Test
    void a_single_use_link_leaves_one_response_too() {
        link = aLinkTo(tenant, survey, "{\"kind\": \"single-use\"}");
        String part = aCountedPart();
        answer(link, ALL).statusCode(201);
        eventually(() -> assertEquals(Map.of(), countedOf(part)));
        assertEquals(1, rows().number("select count(*) from response"));
    }

    @Test
    void what_was_just_begun_goes_at_once_and_others_keep_theirs() {
        String bens = aPersonalLinkTo(tenant, survey, aContactOf(tenant, "{\"name\": \"Ben\"}"));
        save(link, session, SOME).statusCode(201);
        String theirs = save(bens, session + "-ben", SOME).statusCode(201).extract().path("responseId");
        save(aPersonalLinkTo(tenant, anOpenSurveyOf(tenant), rows().text("select id from contact where name = 'Ana'")),
                session, SOME).statusCode(201);
        answer(link, ALL).statusCode(201);
        assertEquals(1, rows().number("select count(*) from response where status = 'STARTED' and id = '" + theirs + "'"));
        assertEquals(2, rows().number("select count(*) from response where status = 'STARTED'"));
    }

    @Test
    void whatever_meets_at_the_same_time_one_response_is_left() {
        aCountedPart();
        List<Integer> statuses = Race.of(16, i -> switch (i % 4) {
            case 0 -> answer(link, ALL).extract().statusCode();
            case 1 -> save(link, session, DONE).extract().statusCode();
            case 2 -> save(link, session, SOME).extract().statusCode();
            default -> save(link, session + "-" + i, i % 8 == 3 ? DONE : SOME).extract().statusCode();
        });
        assertFalse(statuses.contains(500), statuses.toString());
        timePasses();
        assertEquals(1, rows().number("select count(*) from response"));
        assertEquals(1, rows().number("select count(*) from response where status = 'COMPLETE'"));
        eventually(() -> assertEquals(0, rows().number("select count(*) from outbox where topic <> 'deeds'")));
        Map<String, String> counted = rows().pairs("select id, status from response");
        counted.keySet().forEach(id -> assertEquals(Map.of("recommend", 9, "restaurants", 5), countedOf(id)));
    }
}
