package cx.touchstone.survey.suspension;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Caller.asRespondent;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SuspensionTest {

    private static final String ANSWERS = "{\"answers\": {\"recommend\": 9}}";
    /** What is known of a link is known for a second; then it is looked up once more. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private final String tenant = aTenant();
    private String link;

    @BeforeEach
    void aLink() {
        link = aLinkTo(tenant, anOpenSurveyOf(tenant));
    }

    @Test
    void while_an_organisation_is_suspended_its_surveys_are_closed() {
        answer(link, ANSWERS).statusCode(201);
        tell(1, true).statusCode(204);
        eventually(SOON, () -> answer(link, ANSWERS).statusCode(409).body("code", equalTo("survey-closed")));
        asRespondent().get("/api/v1/public/surveys/" + link).then().statusCode(409).body("code", equalTo("survey-closed"));
        asRespondent().get("/s/" + link).then().statusCode(409).body(containsString("closed"));
        tell(2, false).statusCode(204);
        eventually(SOON, () -> answer(link, ANSWERS).statusCode(201));
    }

    @Test
    void what_was_taken_before_is_not_denied() {
        asRespondent().header("Idempotency-Key", "mine").body(ANSWERS).post("/api/v1/public/surveys/" + link + "/responses")
                .then().statusCode(201);
        tell(1, true).statusCode(204);
        eventually(SOON, () -> answer(link, ANSWERS).statusCode(409));
        asRespondent().header("Idempotency-Key", "mine").body(ANSWERS).post("/api/v1/public/surveys/" + link + "/responses")
                .then().statusCode(201).header("Idempotency-Replayed", "true");
    }

    @Test
    void what_was_told_earlier_and_arrives_later_changes_nothing() {
        tell(2, true).statusCode(204);
        tell(1, false).statusCode(204);
        tell(2, true).statusCode(204);
        answer(link, ANSWERS).statusCode(409);
        String beside = aTenant();
        answer(aLinkTo(beside, anOpenSurveyOf(beside)), ANSWERS).statusCode(201);
    }

    @Test
    void only_the_gateway_tells_it() {
        as(tenant, "admin", "surveys:write").body("{\"version\": 1, \"suspended\": true}").put("/internal/suspension").then()
                .statusCode(403);
    }

    private ValidatableResponse tell(long version, boolean suspended) {
        return as(tenant, "suspension:write").body("{\"version\": " + version + ", \"suspended\": " + suspended + "}")
                .put("/internal/suspension").then();
    }
}
