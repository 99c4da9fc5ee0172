package cx.touchstone.survey.limits;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.asRespondent;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.linkcode.LinkCodes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PeopleOnlyTest {

    @Inject
    StartTokens starts;
    @Inject
    LinkCodes codes;

    private final String tenant = aTenant();

    private static String nine(String more) {
        return "{\"answers\": {\"recommend\": 9}" + more + "}";
    }

    @Test
    void who_fills_in_what_nobody_sees_is_a_machine() {
        String link = aLinkTo(tenant, anOpenSurveyOf(tenant));
        answer(link, nine(", \"website\": \"http://buy.example\"")).statusCode(400).body("code", equalTo("looks-automated"));
        answer(link, nine(", \"website\": true")).statusCode(400);
        answer(link, nine(", \"website\": \"\"")).statusCode(201);
    }

    @Test
    void who_answers_before_he_can_have_read_is_told_to_wait() {
        String survey = anOpenSurveyOf(tenant, "\"settings\": {\"minimumSeconds\": 20}");
        String link = aLinkTo(tenant, survey);
        String start = asRespondent().get("/api/v1/public/surveys/" + link).then().statusCode(200).extract().path("start");
        answer(link, nine(", \"start\": \"" + start + "\"")).statusCode(400).body("code", equalTo("too-fast"))
                .header("Retry-After", matchesPattern("1[5-9]|20"));
        answer(link, nine("")).statusCode(400).body("code", equalTo("too-fast"));
        answer(link, nine(", \"start\": \"" + token(aLinkTo(tenant, survey), 60) + "\"")).statusCode(400);
        answer(link, nine(", \"start\": \"" + token(link, 19) + "\"")).statusCode(400);
        answer(link, nine(", \"start\": \"" + token(link, 21) + "\"")).statusCode(201);
        answer(aLinkTo(tenant, survey, "{\"kind\": \"single-use\"}"), nine("")).statusCode(201);
    }

    @Test
    void a_start_is_read_as_it_was_written_or_not_at_all() {
        Instant now = Instant.parse("2026-11-22T10:00:00.123Z");
        String token = starts.at(-7, now);
        assertEquals(20, token.length());
        assertEquals(now, starts.begun(token, -7));
        assertNull(starts.begun(token, -8));
        for (int i = 0; i < token.length(); i++) {
            assertNull(starts.begun(token.substring(0, i) + (token.charAt(i) == 'x' ? 'y' : 'x') + token.substring(i + 1), -7));
        }
        assertNull(starts.begun("", -7));
        assertNull(starts.begun("§", -7));
    }

    @Test
    void one_address_calls_one_link_only_so_often() {
        String link = aLinkTo(tenant, anOpenSurveyOf(tenant));
        String path = "/api/v1/public/surveys/" + link;
        asRespondent().header("Touchstone-Client-Address", "192.0.2.1").get(path).then().statusCode(200)
                .header("RateLimit-Policy", equalTo("\"respondents\";q=300;w=60"))
                .header("RateLimit", equalTo("\"respondents\";r=299;t=1"));
        int calls = 1;
        while (asRespondent().header("Touchstone-Client-Address", "192.0.2.1").get(path).statusCode() == 200) {
            calls++;
        }
        assertTrue(calls >= 300, calls + " calls");
        ValidatableResponse refused;
        do { // five calls a second come back: on a slow machine the next one may be let in
            refused = asRespondent().header("Touchstone-Client-Address", "192.0.2.1").body(nine("")).post(path + "/responses")
                    .then();
        } while (refused.extract().statusCode() == 201);
        refused.statusCode(429).body("code", equalTo("rate-limited")).header("Retry-After", equalTo("1"))
                .header("RateLimit", notNullValue());
        asRespondent().header("Touchstone-Client-Address", "192.0.2.2").get(path).then().statusCode(200);
        asRespondent().header("Touchstone-Client-Address", "192.0.2.1")
                .get("/api/v1/public/surveys/" + aLinkTo(tenant, anOpenSurveyOf(tenant))).then().statusCode(200);
    }

    private String token(String link, int secondsAgo) {
        return starts.at(codes.read(link).id(), Instant.now().minusSeconds(secondsAgo));
    }
}
