package cx.touchstone.survey.drafting;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.survey.SurveyFixture.draft;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A definition as one document: what may be sent, and what comes back. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DefinitionTest {

    private final String tenant = aTenant();

    private String exported(String definition) {
        String id = draft(tenant, definition).statusCode(201).extract().path("id");
        return as(tenant, "surveys:read").get("/api/v1/surveys/" + id + "/definition").then().statusCode(200)
                .header("Content-Disposition", startsWith("attachment; filename=\"survey-" + id)).extract().asString();
    }

    @Test
    void what_is_exported_is_imported_byte_for_byte() throws IOException {
        try (InputStream everything = getClass().getResourceAsStream("/survey-with-everything.json")) {
            String first = exported(new String(everything.readAllBytes(), StandardCharsets.UTF_8));
            assertTrue(first.contains("\"minimum\":-0.5") && first.contains("\"atMost\":6.5"), first);
            assertTrue(first.contains("\"partialExpiry\":\"PT36H\""), first);
            assertEquals(first, exported(first));
        }
    }

    @Test
    void two_hundred_questions_in_fifty_languages_fit() {
        List<String> languages = Stream.concat(Stream.of("en"), Stream.of(Locale.getISOLanguages())
                .filter(tag -> !List.of("en", "iw", "in", "ji").contains(tag))).limit(50).toList();
        String text = languages.stream().map(tag -> "\"" + tag + "\": \"" + "ש".repeat(35) + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        String survey = "{\"name\": \"x\", \"languages\": [\"" + String.join("\",\"", languages) + "\"], \"questions\": ["
                + IntStream.range(0, 200).mapToObj(i -> "{\"key\": \"q" + i + "\", \"type\": \"nps\", \"text\": " + text + "}")
                        .collect(Collectors.joining(","))
                + "]}";
        String id = draft(tenant, survey).statusCode(201).body("definition.questions", hasSize(200)).extract().path("id");
        as(tenant, "surveys:read").get("/api/v1/surveys/" + id + "/check").then().statusCode(200).body("findings", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(ints = { 6, 90, 300, 900, 5_000 })
    void conditions_without_end_are_refused(int deep) {
        draft(tenant,
                "{\"name\": \"x\", \"questions\": [{\"key\": \"a\", \"type\": \"nps\", \"text\": {\"en\": \"?\"}, \"showIf\": "
                        + "{\"not\": ".repeat(deep) + "{\"language\": [\"en\"]}" + "}".repeat(deep) + "}]}")
                .statusCode(400);
    }

    @Test
    void numbers_without_end_are_refused() {
        draft(tenant, """
                {"name": "x", "questions": [{"key": "a", "type": "number", "text": {"en": "?"}, "maximum": 1e999999999},
                  {"key": "b", "type": "nps", "text": {"en": "?"}, "showIf": {"question": "a", "atLeast": 1e999999999}}]}""")
                .statusCode(400)
                .body("errors.pointer.sort()", contains("/questions/0/maximum", "/questions/1/showIf/atLeast"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"name\": \"x\", \"questions\": [null]}", "{\"name\": \"x\", \"languages\": [null]}",
            "{\"name\": \"x\", \"questions\": [{\"key\": \"a\", \"type\": \"ranking\", \"text\": {\"en\": \"?\"}, \"options\": [null]}]}",
            "{\"name\": \"x\", \"questions\": [{\"key\": \"a\", \"type\": \"matrix\", \"text\": {\"en\": \"?\"}, \"rows\": [null]}]}",
            "{\"name\": \"x\", \"questions\": [{\"key\": \"a\", \"type\": \"nps\", \"text\": {\"en\": \"?\"}, \"showIf\": {\"all\": [null]}}]}",
            "{\"name\": \"x\", \"questions\": [{\"key\": \"a\", \"type\": \"nps\", \"text\": \"?\"}]}",
            "{\"name\": \"x\", \"questions\": [{\"key\": \"a\", \"type\": \"nps\", \"text\": {\"en\": 5}}]}",
            "{\"name\": \"x\", \"settings\": {\"retention\": {\"after\": \"P19Y400D\"}}}",
            "{\"name\": \"x\", \"settings\": {\"partialExpiry\": \"PT59M\"}}" })
    void what_is_not_there_or_not_possible_is_refused(String definition) {
        draft(tenant, definition).statusCode(400);
    }

    @Test
    void a_condition_on_a_later_question_is_named_where_it_stands() {
        draft(tenant, """
                {"name": "x", "questions": [
                  {"key": "a", "type": "nps", "text": {"en": "?"}, "showIf": {"any": [{"question": "b", "answered": true}]}},
                  {"key": "b", "type": "nps", "text": {"en": "?"}}]}""").statusCode(400)
                .body("code", equalTo("survey-contradictory"))
                .body("errors.pointer", hasItem("/questions/0/showIf/any/0/question"))
                .body("errors.code", hasItem("condition-on-later-question"));
    }
}
