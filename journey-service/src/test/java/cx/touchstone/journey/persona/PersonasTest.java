package cx.touchstone.journey.persona;

import static cx.touchstone.journey.JourneyFixture.draw;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class PersonasTest {

    private static final String YOUNG = """
            {"name": "Young professionals", "description": "They fly for work", "conditions": [
              {"attribute": "age", "in": ["25-34", "35-44"]}, {"attribute": "flights", "from": 6},
              {"attribute": "lounge", "present": true}]}""";
    private static final String SMALL = """
            {"name": "Small shops", "about": "company", "conditions": [
              {"attribute": "sector", "in": ["retail"]}, {"attribute": "employees", "from": 1, "to": 49}]}""";

    private final String tenant = aTenant();

    @Test
    void a_persona_is_read_as_it_was_described() {
        String at = describe(YOUNG).statusCode(201).header("ETag", "\"0\"").extract().header("Location");
        describe(SMALL).statusCode(201).body("about", equalTo("company"));
        read().get(at).then().statusCode(200).body("about", equalTo("person"))
                .body("conditions[0].in", contains("25-34", "35-44")).body("conditions[1].from", equalTo(6))
                .body("conditions[2].present", equalTo(true));
        read().get("/api/v1/personas").then().body("items.name", contains("Young professionals", "Small shops"));
        as(aTenant(), "journeys:read").get(at).then().statusCode(404).body("code", equalTo("persona-unknown"));
    }

    @Test
    void what_is_wrong_with_conditions_is_named() {
        describe("""
                {"name": "", "conditions": [{"attribute": "1st"}, {"attribute": "age", "in": []}]}""").statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/name", "/conditions/0/attribute", "/conditions/1/in"));
        describe("""
                {"name": "x", "conditions": [{"attribute": "age"}, {"attribute": "age", "from": 2, "present": true},
                 {"attribute": "age", "from": 2, "to": 1}]}""").statusCode(400)
                .body("errors.pointer", contains("/conditions/0", "/conditions/1", "/conditions/2/to"));
        describe("{\"name\": \"Everybody\", \"conditions\": []}").statusCode(400);
    }

    @Test
    void a_name_is_taken_once() {
        describe(SMALL).statusCode(201);
        describe(SMALL).statusCode(409).body("code", equalTo("already-exists"));
    }

    @Test
    void scoring_and_surveys_learn_of_each_state() {
        String at = describe(SMALL).extract().header("Location");
        eventually(() -> assertEquals(1, toldOf(at).size()));
        as(tenant, "journeys:write").body(YOUNG).put(at).then().statusCode(428);
        write().body(YOUNG).put(at).then().statusCode(200).header("ETag", "\"1\"");
        as(tenant, "journeys:write").header("If-Match", "\"0\"").body(SMALL).put(at).then().statusCode(412);
        eventually(() -> assertEquals(2, toldOf(at).size()));
        assertTrue(toldOf(at).getFirst().contains("\"version\":1,\"name\":\"Small shops\""), toldOf(at).toString());
        assertTrue(toldOf(at).getLast().contains("\"version\":2,\"name\":\"Young professionals\""), toldOf(at).toString());
        assertTrue(toldOf(at).getFirst().contains("{\"attribute\":\"employees\",\"from\":1,\"to\":49}"));
        eventually(() -> assertEquals(Set.copyOf(toldOf(at)), Set.copyOf(surveysToldOf(at))));
    }

    @Test
    void a_journey_is_drawn_for_personas_that_there_are() {
        String young = describe(YOUNG).extract().path("id");
        String stranger = UUID.randomUUID().toString();
        draw(tenant, journeyFor(young, stranger)).statusCode(400).body("errors.pointer", contains("/personas/1"))
                .body("errors.code", contains("unknown-persona"));
        String journey = draw(tenant, journeyFor(young)).statusCode(201).body("personas", contains(young)).extract()
                .path("id");
        draw(tenant, journeyFor()).statusCode(201).body("personas", hasSize(0));
        read().get("/api/v1/journeys?persona=" + young).then().body("items.id", contains(journey))
                .body("items[0].personas", contains(young));
        draw(aTenant(), journeyFor(young)).statusCode(400);
    }

    @Test
    void a_persona_that_others_refer_to_stays_and_they_are_listed() {
        String at = describe(YOUNG).extract().header("Location");
        String journey = "/api/v1/journeys/" + draw(tenant, journeyFor(at.substring(at.lastIndexOf('/') + 1))).extract()
                .path("id");
        write().post(journey + "/versions").then().statusCode(201);
        write().delete(at).then().statusCode(409).body("code", equalTo("persona-used"))
                .body("errors.pointer", containsInAnyOrder(journey, journey + "/versions/1"));
        eventually(() -> assertEquals(List.of(1, 1), List.of(toldOf(at).size(), surveysToldOf(at).size())));
    }

    @Test
    void a_persona_of_a_rule_stays_until_the_rule_lets_go_of_it() {
        String at = describe(YOUNG).extract().header("Location");
        String young = at.substring(at.lastIndexOf('/') + 1);
        replaceRules(young, UUID.randomUUID().toString()).statusCode(400).body("errors.pointer",
                contains("/rules/1/when/personas")).body("errors.code", contains("unknown-persona"));
        replaceRules(young).statusCode(200);
        write().delete(at).then().statusCode(409).body("errors.pointer", contains("/api/v1/importance-rules"))
                .body("errors.detail", contains("\"Rule 0\" refers to it."));
        replaceRules().statusCode(200);
        write().delete(at).then().statusCode(204);
    }

    @Test
    void scoring_and_surveys_learn_that_a_persona_is_gone() {
        String at = describe(SMALL).extract().header("Location");
        write().body(YOUNG).put(at).then().statusCode(200);
        write().delete(at).then().statusCode(204);
        read().get(at).then().statusCode(404);
        eventually(() -> assertEquals(List.of(3, 3), List.of(toldOf(at).size(), surveysToldOf(at).size())));
        for (List<String> told : List.of(toldOf(at), surveysToldOf(at))) {
            assertEquals(1, told.stream().filter(message -> message.contains("\"version\":3,\"removed\":true}")).count(),
                    told.toString());
        }
    }

    private ValidatableResponse replaceRules(String... personas) {
        String rules = IntStream.range(0, personas.length).mapToObj(r -> "{\"name\": \"Rule " + r
                + "\", \"importance\": 90, \"when\": {\"personas\": [\"" + personas[r] + "\"]}}")
                .collect(Collectors.joining(", "));
        return write().body("{\"rules\": [" + rules + "]}").put("/api/v1/importance-rules").then();
    }

    private static String journeyFor(String... personas) {
        return "{\"name\": \"A flight\", \"personas\": [" + (personas.length == 0 ? ""
                : "\"" + String.join("\", \"", personas) + "\"")
                + "], \"stages\": [{\"key\": \"a\", \"name\": \"A\", \"touchpoints\": [{\"key\": \"b\", \"name\": \"B\"}]}]}";
    }

    private ValidatableResponse describe(String persona) {
        return as(tenant, "journeys:write").body(persona).post("/api/v1/personas").then();
    }

    private static List<String> toldOf(String at) {
        return toldAt("/internal/personas", at);
    }

    private static List<String> surveysToldOf(String at) {
        return toldAt(ScoringNeighbour.SURVEYS + "/internal/personas", at);
    }

    private static List<String> toldAt(String path, String at) {
        return ScoringNeighbour.TAKEN.stream().filter(taken -> taken.path().equals(path + at.substring(at.lastIndexOf('/'))))
                .map(ScoringNeighbour.Taken::body).map(body -> body.replaceFirst("\"messageId\":\"[^\"]+\",", ""))
                .toList();
    }

    private RequestSpecification read() {
        return as(tenant, "journeys:read");
    }

    private RequestSpecification write() {
        return as(tenant, "journeys:write").header("If-Match", "*");
    }
}
