package cx.touchstone.survey.correction;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.ScoringNeighbour.countedOf;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.Caller;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class CorrectingTest {

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();
    private String id;
    private String path;

    @BeforeEach
    void somebodyAnswered() {
        id = answer(aLinkTo(tenant, anOpenSurveyOf(tenant)), """
                {"answers": {"recommend": 3, "restaurants": 4, "purpose": "business", "reason": "Slow"}, "channel": "web",
                 "weight": 0.5, "attributes": {"area": "E"}, "subject": {"system": "crm", "type": "case", "id": "7"}}""")
                .statusCode(201).extract().path("responseId");
        path = "/api/v1/responses/" + id;
        eventually(() -> assertEquals(Map.of("recommend", 3, "restaurants", 4), countedOf(id)));
    }

    @Test
    void a_correction_changes_what_it_names_and_scores_follow() {
        correct("\"0\"", "{\"answers\": {\"recommend\": 8, \"restaurants\": null, \"clean\": 5}}").statusCode(200)
                .header("ETag", equalTo("\"1\"")).body("revision", equalTo(1))
                .body("answers", equalTo(Map.of("recommend", 8, "purpose", "business", "reason", "Slow", "clean", 5)))
                .body("attributes.area", equalTo("E")).body("subject.id", equalTo("7"));
        eventually(() -> assertEquals(Map.of("recommend", 8, "clean", 5), countedOf(id)));
    }

    @Test
    void the_history_says_who_changed_what_and_what_was_before() {
        correct("\"0\"", "{\"answers\": {\"recommend\": 8, \"clean\": 5}, \"attributes\": {\"area\": null, \"age\": \"30\"}}")
                .statusCode(200);
        correct("\"1\"", "{\"weight\": null, \"subject\": null}").statusCode(200);
        read().body("history.revision", contains(1, 2)).body("history[0].changedBy", equalTo(Caller.KEY))
                .body("history[0].changedAt", notNullValue())
                .body("history[0].before.answers.recommend", equalTo(3))
                .body("history[0].before.answers.containsKey('clean')", equalTo(true))
                .body("history[0].before.answers.clean", nullValue())
                .body("history[0].before.attributes.area", equalTo("E"))
                .body("history[0].before.answers.containsKey('reason')", equalTo(false))
                .body("history[1].before.weight", equalTo(0.5f)).body("history[1].before.subject.id", equalTo("7"))
                .body("weight", equalTo(1)).body("subject", nullValue());
    }

    @Test
    void what_a_correction_names_as_before_undoes_it() {
        Map<String, Object> before = read().extract().path("answers");
        correct("\"0\"", "{\"answers\": {\"recommend\": 8, \"clean\": 5, \"reason\": null}}").statusCode(200);
        Map<String, Object> undo = read().extract().path("history[0].before");
        as(tenant, "responses:write").header("If-Match", "\"1\"").body(undo).patch(path).then().statusCode(200)
                .body("answers", equalTo(before)).body("revision", equalTo(2));
        eventually(() -> assertEquals(Map.of("recommend", 3, "restaurants", 4), countedOf(id)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"answers": {"recommend": 11}}         | /answers/recommend   | out-of-scale
            {"answers": {"recommend": null}}       | /answers/recommend   | required
            {"answers": {"purpose": "fun"}}        | /answers/purpose     | not-an-option
            {"answers": {"nothing": 1}}            | /answers/nothing     | unknown-question
            {"answers": 5}                         | /answers             | type
            {"weight": 0}                          | /weight              | range
            {"attributes": {"area": 5}}            | /attributes/area     | text
            {"subject": {"id": null}}              | /subject/id          | text
            {"channel": "gate"}                    | /channel             | unknown-field
            []                                     |                      | required
            """)
    void a_correction_obeys_the_rules_of_the_version_answered(String patch, String pointer, String code) {
        correct("\"0\"", patch).statusCode(400).body("errors.pointer", contains(pointer == null ? "" : pointer))
                .body("errors.code", contains(code));
        read().body("revision", equalTo(0));
    }

    @Test
    void of_a_response_that_was_left_what_is_there_is_corrected() {
        is("PARTIAL", null);
        correct("\"0\"", "{\"answers\": {\"recommend\": null, \"restaurants\": 1}}").statusCode(200)
                .body("status", equalTo("partial"));
        eventually(() -> assertEquals(Map.of("restaurants", 1), countedOf(id)));
    }

    @Test
    void what_is_still_being_answered_is_the_respondents_to_change() {
        is("STARTED", "now() + interval '1 day'");
        correct("\"0\"", "{\"answers\": {\"restaurants\": 1}}").statusCode(409).body("code", equalTo("response-started"));
    }

    @Test
    void a_correction_that_changes_nothing_is_none() {
        correct("\"0\"", "{\"answers\": {\"recommend\": 3}, \"weight\": 0.50}").statusCode(200).body("revision", equalTo(0))
                .body("history", hasSize(0));
    }

    @Test
    void a_correction_names_the_state_that_it_corrects() {
        as(tenant, "responses:write").body("{\"weight\": 2}").patch(path).then().statusCode(428);
        correct("\"5\"", "{\"weight\": 2}").statusCode(412);
        as(aTenant(), "responses:write").header("If-Match", "*").body("{\"weight\": 2}").patch(path).then().statusCode(404);
        as(tenant, "responses:read").header("If-Match", "*").body("{\"weight\": 2}").patch(path).then().statusCode(403);
    }

    @Test
    void of_corrections_at_the_same_time_one_is_made() throws Exception {
        List<Callable<Integer>> corrections = IntStream.range(0, 16).mapToObj(i -> (Callable<Integer>) () -> correct("\"0\"",
                "{\"answers\": {\"restaurants\": " + (i % 3 + 1) + "}}").extract().statusCode()).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            assertEquals(1, threads.invokeAll(corrections).stream().filter(one -> one.resultNow() == 200).count());
        }
        read().body("revision", equalTo(1)).body("history", hasSize(1));
    }

    @Test
    void a_response_that_is_removed_counts_no_longer_and_is_gone() {
        correct("\"0\"", "{\"answers\": {\"recommend\": 8, \"restaurants\": null}}").statusCode(200);
        tag("call-back").statusCode(204);
        note("Called").statusCode(201);
        as(tenant, "responses:write").delete(path).then().statusCode(204);
        read().statusCode(404);
        as(tenant, "responses:write").delete(path).then().statusCode(404);
        eventually(() -> {
            assertEquals(Map.of(), countedOf(id));
            assertTrue(ScoringNeighbour.observationsOf(id).stream()
                    .anyMatch(told -> told.path("retracted").asBoolean() && told.path("revision").asInt() == 2));
        });
    }

    @Test
    void tags_are_put_once_and_taken_away() {
        for (String tag : List.of("call-back", "Жалоба", "to read", "call-back")) {
            tag(tag).statusCode(204);
        }
        read().body("tags", containsInAnyOrder("call-back", "Жалоба", "to read")).body("revision", equalTo(0));
        as(tenant, "responses:read").get("/api/v1/responses?tag={tag}", "Жалоба").then().body("items.id", contains(id));
        as(tenant, "responses:write").delete(path + "/tags/{tag}", "to read").then().statusCode(204);
        as(tenant, "responses:write").delete(path + "/tags/{tag}", "to read").then().statusCode(204);
        read().body("tags", containsInAnyOrder("call-back", "Жалоба"));
        tag(" x").statusCode(400);
        tag("x".repeat(51)).statusCode(400);
        as(aTenant(), "responses:write").put(path + "/tags/x").then().statusCode(404);
    }

    @Test
    void a_response_has_twenty_tags_at_most_also_when_they_come_together() throws Exception {
        List<Callable<Integer>> tags = IntStream.range(0, 30)
                .mapToObj(i -> (Callable<Integer>) () -> tag("tag-" + i).extract().statusCode()).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            assertEquals(20, threads.invokeAll(tags).stream().filter(one -> one.resultNow() == 204).count());
        }
        read().body("tags", hasSize(20));
    }

    @Test
    void notes_are_written_once_and_removed() {
        String note = note("Called back").statusCode(201).body("author", equalTo(Caller.KEY)).extract().path("id");
        note("Called back").statusCode(201).header("Idempotency-Replayed", "true").body("id", equalTo(note));
        read().body("notes", hasSize(1)).body("notes[0].text", equalTo("Called back")).body("notes[0].createdAt",
                notNullValue());
        as(tenant, "responses:write").delete(path + "/notes/" + note).then().statusCode(204);
        as(tenant, "responses:write").delete(path + "/notes/" + note).then().statusCode(404);
        read().body("notes", hasSize(0));
        note(" ").statusCode(400);
        note("x".repeat(4_001)).statusCode(400);
    }

    private void is(String status, String expiresAt) {
        Tenant.as(tenant, () -> {
            try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
                return statement.executeUpdate("update response set status = '" + status + "', expires_at = " + expiresAt);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    private ValidatableResponse correct(String ifMatch, String patch) {
        return as(tenant, "responses:write").contentType("application/merge-patch+json").header("If-Match", ifMatch).body(patch)
                .patch(path).then();
    }

    private ValidatableResponse read() {
        return as(tenant, "responses:read").get(path).then();
    }

    private ValidatableResponse tag(String tag) {
        return as(tenant, "responses:write").put(path + "/tags/{tag}", tag).then();
    }

    private ValidatableResponse note(String text) {
        return as(tenant, "responses:write").header("Idempotency-Key", "note-" + text.hashCode()).body(Map.of("text", text))
                .post(path + "/notes").then();
    }
}
