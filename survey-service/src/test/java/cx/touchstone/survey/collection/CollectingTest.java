package cx.touchstone.survey.collection;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Caller.asRespondent;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.SurveyFixture.PASSENGERS;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static cx.touchstone.survey.SurveyFixture.publish;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import cx.touchstone.survey.StoredRows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class CollectingTest {

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();
    private String survey;
    private String link;

    @BeforeEach
    void aSurveyIsAsked() {
        survey = anOpenSurveyOf(tenant);
        link = aLinkTo(tenant, survey);
    }

    @Test
    void a_respondent_sees_what_is_asked_but_not_what_it_measures() {
        asRespondent().get("/api/v1/public/surveys/" + link).then().statusCode(200)
                .body("title", equalTo("Passengers")).body("questions.key",
                        contains("recommend", "restaurants", "clean", "purpose", "reason"))
                .body("questions[0].lowest", equalTo(0)).body("questions[0].highest", equalTo(10))
                .body("questions[3].options.key", contains("business", "leisure"))
                .body("questions", everyItem(not(hasItem("metric"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            999    | out-of-scale
            -1     | out-of-scale
            11     | out-of-scale
            99999999999999999999 | out-of-scale
            9.5    | not-a-whole-number
            9.0    | not-a-whole-number
            "9"    | not-a-whole-number
            true   | not-a-whole-number
            null   | not-a-whole-number
            [9]    | not-a-whole-number
            {}     | not-a-whole-number
            """)
    void a_rating_that_is_none_is_named(String value, String code) {
        answer(link, "{\"answers\": {\"recommend\": " + value + "}}").statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains("/answers/recommend")).body("errors.code", contains(code));
    }

    @Test
    void every_wrong_answer_is_named_at_once() {
        answer(link,
                """
                        {"answers": {"restaurants": 6, "clean": 0, "purpose": "fun", "reason": "far too long to be an answer", "a/b~c": 1},
                         "weight": 0, "locale": "!", "channel": 7, "attributes": {"9x": "a", "ok": 5}, "subject": {"system": "crm"},
                         "extra": 1}""")
                .statusCode(400).body("errors.pointer", containsInAnyOrder("/answers/restaurants", "/answers/clean",
                        "/answers/purpose", "/answers/reason", "/answers/a~1b~0c", "/answers/recommend", "/weight", "/locale",
                        "/channel", "/attributes/9x", "/attributes/ok", "/subject/type", "/subject/id", "/extra"))
                .body("requestId", notNullValue());
        assertEquals(0, responsesOf(tenant));
    }

    @Test
    void what_is_no_json_document_is_a_problem() {
        for (String body : List.of("{\"answers\": {\"recommend\": NaN}}", "{\"answers\": ", "", "{} {}",
                "{\"answers\": {\"recommend\": 1, \"recommend\": 2}}")) {
            answer(link, body).statusCode(400).contentType("application/problem+json").body("code", equalTo("invalid-request"));
        }
        answer(link, "[]").statusCode(400).body("errors.pointer", contains(""));
        answer(link, "{}").statusCode(400).body("errors.pointer", contains("/answers"));
        answer(link, "{\"answers\": {\"recommend\": 9, \"reason\": \"\\u0000\"}}").statusCode(400);
        answer(link, "{\"answers\": {\"recommend\": 9, \"reason\": \"\\ud800\"}}").statusCode(400);
    }

    @Test
    void a_body_over_the_limit_is_refused() {
        answer(link, "{\"answers\": {\"reason\": \"" + "x".repeat(1_100_000) + "\"}}").statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void unknown_and_closed_surveys_take_no_answers() {
        answer("nosuchlink", "{\"answers\": {\"recommend\": 9}}").statusCode(404).body("code", equalTo("link-invalid"));
        as(tenant, "surveys:write").post("/api/v1/surveys/" + survey + "/close").then().statusCode(200)
                .body("status", equalTo("closed"));
        eventually(() -> answer(link, "{\"answers\": {\"recommend\": 9}}").statusCode(409)
                .body("code", equalTo("survey-closed")));
        as(tenant, "surveys:write").post("/api/v1/surveys/" + survey + "/reopen").then().statusCode(200);
        eventually(() -> answer(link, "{\"answers\": {\"recommend\": 9}}").statusCode(201));
    }

    @Test
    void answers_name_the_version_that_was_asked() {
        answer(link, "{\"answers\": {\"recommend\": 9}}").statusCode(201).body("surveyVersion", equalTo(1));
        as(tenant, "surveys:write").header("If-Match", "*").body(PASSENGERS.replace("Quick", "Fast"))
                .put("/api/v1/surveys/" + survey).then().statusCode(200);
        publish(tenant, survey).statusCode(201);
        eventually(() -> answer(link, "{\"answers\": {\"recommend\": 9}}").statusCode(201).body("surveyVersion", equalTo(2)));
    }

    @Test
    void a_key_makes_a_post_safe_to_repeat() {
        var post = asRespondent().header("Idempotency-Key", "k1");
        String path = "/api/v1/public/surveys/" + link + "/responses";
        String id = post.body("{\"answers\": {\"recommend\": 9}}").post(path).then().statusCode(201).extract()
                .path("responseId");
        post.body("{ \"answers\": {\"recommend\":9}}").post(path).then().statusCode(201)
                .header("Idempotency-Replayed", "true").body("responseId", equalTo(id));
        post.body("{\"answers\": {\"recommend\": 8}}").post(path).then().statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        asRespondent().header("Idempotency-Key", "x".repeat(201)).body("{\"answers\": {\"recommend\": 9}}").post(path).then()
                .statusCode(400);
        assertEquals(1, responsesOf(tenant));
    }

    @Test
    void posts_with_one_key_at_the_same_time_make_one_response() throws Exception {
        List<Callable<String>> posts = IntStream.range(0, 64).mapToObj(i -> (Callable<String>) () -> asRespondent()
                .header("Idempotency-Key", "key-" + i % 4).body("{\"answers\": {\"recommend\": " + i % 4 + "}}")
                .post("/api/v1/public/surveys/" + link + "/responses").then().statusCode(201).extract().path("responseId"))
                .toList();
        Set<String> ids;
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            ids = threads.invokeAll(posts).stream().map(CollectingTest::get).collect(Collectors.toSet());
        }
        assertEquals(4, ids.size());
        assertEquals(4, responsesOf(tenant));
        for (String id : ids) {
            eventually(() -> assertEquals(1, ScoringNeighbour.observationsOf(id).size()));
        }
    }

    @Test
    void the_public_path_is_for_the_gateway_only() {
        RestAssured.get("/api/v1/public/surveys/" + link).then().statusCode(401);
        as(tenant, "surveys:read").get("/api/v1/public/surveys/" + link).then().statusCode(403);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private int responsesOf(String tenant) {
        return new StoredRows(database, tenant).number("select count(*) from response");
    }
}
