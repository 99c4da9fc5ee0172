package cx.touchstone.survey.anonymity;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.ScoringNeighbour.countedOf;
import static cx.touchstone.survey.SurveyFixture.aContactOf;
import static cx.touchstone.survey.SurveyFixture.aPersonalLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.Caller;
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
class AnonymisingTest {

    @Inject
    AgroalDataSource database;
    @Inject
    MoveOn moveOn;
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;
    private final String tenant = aTenant();

    @Test
    void a_closed_survey_forgets_who_answered_and_keeps_what_was_measured() {
        String survey = anOpenSurveyOf(tenant);
        String old = anaAnswers(survey);
        as(tenant, "responses:write").body("{\"text\": \"Ana called\"}").post("/api/v1/responses/" + old + "/notes").then()
                .statusCode(201);
        as(tenant, "responses:write").put("/api/v1/responses/" + old + "/tags/call-back").then().statusCode(204);
        as(tenant, "responses:write").header("If-Match", "*").body("{\"answers\": {\"restaurants\": 5}}")
                .patch("/api/v1/responses/" + old).then().statusCode(200);
        close(survey);
        anonymise(survey, "{}").statusCode(202).header("Location", endsWith("/anonymisation")).body("comments",
                equalTo("remove")).body("askedBy", equalTo(Caller.KEY));
        isDone(survey, 1);
        String now = responses().body("items", hasSize(1)).extract().path("items[0].id");
        assertEquals(4, UUID.fromString(now).version(), "an id that tells no time");
        as(tenant, "responses:read").get("/api/v1/responses/" + old).then().statusCode(404);
        as(tenant, "responses:read").get("/api/v1/responses/" + now).then().statusCode(200)
                .body("answers", equalTo(Map.of("recommend", 3, "restaurants", 5))).body("contactId", nullValue())
                .body("subject", nullValue()).body("notes", hasSize(0)).body("history", hasSize(0))
                .body("tags", contains("call-back")).body("attributes.area", equalTo("E"))
                .body("respondedAt", equalTo(LocalDate.now(ZoneOffset.UTC) + "T00:00:00Z"))
                .body("receivedAt", endsWith("T00:00:00Z"));
        eventually(() -> assertEquals(Map.of("recommend", 3, "restaurants", 5), countedOf(now)));
        eventually(() -> assertEquals(Map.of(), countedOf(old)));
    }

    @Test
    void texts_stay_when_they_are_to_be_kept() {
        String survey = anOpenSurveyOf(tenant);
        anaAnswers(survey);
        close(survey);
        anonymise(survey, "{\"comments\": \"keep\"}").statusCode(202);
        isDone(survey, 1);
        responses().body("items[0].answers.reason", equalTo("Xylophone")).body("items[0].contactId", nullValue());
    }

    @Test
    void only_a_closed_survey_that_the_caller_has_seen_is_made_anonymous() {
        String survey = anOpenSurveyOf(tenant);
        anonymise(survey, "{}").statusCode(409).body("code", equalTo("survey-not-closed"));
        close(survey);
        as(tenant, "surveys:read").get("/api/v1/surveys/" + survey + "/anonymisation").then().statusCode(404);
        as(tenant, "surveys:write").body("{}").post("/api/v1/surveys/" + survey + "/anonymise").then().statusCode(428);
        as(tenant, "surveys:write").header("If-Match", "\"0\"").body("{}")
                .post("/api/v1/surveys/" + survey + "/anonymise").then().statusCode(412);
    }

    @Test
    void many_responses_go_in_chunks_that_replicas_share_and_nothing_is_done_twice() {
        String survey = anOpenSurveyOf(tenant);
        imported(survey, IntStream.range(0, 1_200).mapToObj(
                i -> "{\"externalId\": \"row-%d\", \"answers\": {\"recommend\": %d}, \"respondedAt\": \"2026-01-%02dT10:00:00Z\"}"
                        .formatted(i, i % 11, 1 + i % 20))
                .collect(Collectors.joining("\n")));
        close(survey);
        anonymise(survey, "{}").statusCode(202);
        anonymise(survey, "{}").statusCode(202);
        Race.of(3, i -> {
            moveOn.anonymise();
            return i;
        });
        isDone(survey, 1_200);
        StoredRows rows = new StoredRows(database, tenant);
        assertEquals(1_200, rows.number("select count(*) from response where anonymised and external_id is null"));
        assertEquals(1_200, rows.number("select count(distinct id) from response"));
        assertEquals(1, rows.number("select count(*) from anonymisation"));
        assertEquals(0, rows.number("select count(*) from imported_chunk, unnest(response_ids) id where id is not null"));
    }

    @Test
    void responses_become_anonymous_when_their_time_is_over() {
        String survey = anOpenSurveyOf(tenant, "\"settings\": {\"retention\": {\"after\": \"P2Y\"}}");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        imported(survey, """
                {"externalId": "old", "answers": {"recommend": 9, "reason": "Old"}, "respondedAt": "%sT10:00:00Z"}
                {"externalId": "young", "answers": {"recommend": 7, "reason": "Young"}, "respondedAt": "%sT10:00:00Z"}
                """.formatted(today.minusYears(2).minusDays(2), today.minusYears(2).plusDays(2)));
        moveOn.retain();
        moveOn.retain();
        responses().body("items.externalId", contains("young", null))
                .body("items.answers", contains(Map.of("recommend", 7, "reason", "Young"), Map.of("recommend", 9)))
                .body("items[1].respondedAt", equalTo(today.minusYears(2).minusDays(2) + "T00:00:00Z"));
    }

    @Test
    void what_is_anonymous_already_is_not_looked_at_again() throws SQLException {
        String survey = anOpenSurveyOf(tenant);
        StoredRows rows = new StoredRows(database, tenant);
        rows.change("""
                insert into response (tenant_id, id, survey_id, version, answers, weight, attributes, responded_at, anonymised)
                select '%s', gen_random_uuid(), '%s', 1, '{"recommend": 9}', 1, '{}', now() - interval '3 years', n %% 4000 > 0
                from generate_series(1, 20000) n""".formatted(tenant, survey));
        try (Connection administrator = DriverManager.getConnection(url, "postgres", "")) {
            administrator.createStatement().execute("analyze response"); // as PostgreSQL does by itself after a while
        }
        String plan = rows.text("explain (format json) " + MoveOn.RETAINED.replaceFirst("\\?", "'" + tenant + "'")
                .replaceFirst("\\?", "'" + survey + "'").replaceFirst("\\?", "now()"));
        assertTrue(plan.contains("\"response_named\""), plan);
    }

    private String anaAnswers(String survey) {
        String ana = aContactOf(tenant, "{\"name\": \"Ana Xyloporus\"}");
        return answer(aPersonalLinkTo(tenant, survey, ana), """
                {"answers": {"recommend": 3, "restaurants": 4, "reason": "Xylophone"}, "attributes": {"area": "E"},
                 "subject": {"system": "crm", "type": "case", "id": "case-4711"}}""").statusCode(201).extract()
                .path("responseId");
    }

    private void imported(String survey, String lines) {
        String job = as(tenant, "imports:write").body("{\"surveyId\": \"" + survey + "\"}").post("/api/v1/imports").then()
                .statusCode(201).extract().path("id");
        as(tenant, "imports:write").contentType("application/x-ndjson").body(lines.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/imports/" + job + "/content").then().statusCode(200).body("refused", equalTo(0));
    }

    private void close(String survey) {
        as(tenant, "surveys:write").post("/api/v1/surveys/" + survey + "/close").then().statusCode(200);
    }

    private ValidatableResponse anonymise(String survey, String order) {
        return as(tenant, "surveys:write").header("If-Match", "*").body(order)
                .post("/api/v1/surveys/" + survey + "/anonymise").then();
    }

    private void isDone(String survey, int responses) {
        eventually(() -> as(tenant, "surveys:read").get("/api/v1/surveys/" + survey + "/anonymisation").then()
                .body("status", equalTo("done")).body("done", equalTo(responses)));
    }

    private ValidatableResponse responses() {
        return as(tenant, "responses:read").get("/api/v1/responses").then().statusCode(200);
    }
}
