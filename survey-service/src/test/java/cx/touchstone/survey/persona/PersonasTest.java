package cx.touchstone.survey.persona;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.survey.persona.PublishedPersonas.deliver;
import static cx.touchstone.survey.persona.PublishedPersonas.known;
import static cx.touchstone.survey.persona.PublishedPersonas.remove;
import static cx.touchstone.survey.persona.PublishedPersonas.tell;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class PersonasTest {

    private static final String YOUNG = "{\"attribute\":\"age\",\"in\":[\"1\",\"2\"]}";

    @Inject
    Personas personas;

    private final String tenant = aTenant();
    private final UUID id = UUID.randomUUID();

    @Test
    void the_newest_version_stays_whatever_the_order_of_arrival() {
        for (int version : new int[] { 2, 1, 4, 3, 4 }) {
            deliver(tenant, id, version, "{\"attribute\":\"age\",\"in\":[\"" + version + "\"]}").statusCode(204);
        }
        var kept = known(personas, tenant, id).orElseThrow();
        assertEquals(4, kept.version);
        assertEquals(List.of("4"), kept.conditions.getFirst().in());
    }

    @Test
    void a_message_that_arrives_again_changes_nothing() {
        var message = UUID.randomUUID();
        deliver(tenant, id, message, 1, YOUNG).statusCode(204);
        deliver(tenant, id, message, 9, YOUNG).statusCode(204);
        assertEquals(1, known(personas, tenant, id).orElseThrow().version);
    }

    @Test
    void a_persona_that_is_gone_is_unknown_and_stays_so_whatever_arrives_late() {
        deliver(tenant, id, 1, YOUNG).statusCode(204);
        responsesOf(tenant).statusCode(200);
        remove(tenant, id, 3).statusCode(204);
        deliver(tenant, id, 2, YOUNG).statusCode(204);
        remove(tenant, id, 3).statusCode(204);
        responsesOf(tenant).statusCode(400).body("errors.pointer", contains("persona"))
                .body("errors.code", contains("unknown-persona"));
        UUID never = UUID.randomUUID();
        remove(tenant, never, 2).statusCode(204);
        deliver(tenant, never, 1, YOUNG).statusCode(204);
        assertTrue(known(personas, tenant, never).isEmpty());
    }

    @Test
    void a_persona_belongs_to_one_tenant() {
        var other = aTenant();
        deliver(tenant, id, 1, YOUNG).statusCode(204);
        responsesOf(other).statusCode(400).body("errors.code", contains("unknown-persona"));
        deliver(other, id, 7, YOUNG).statusCode(204);
        remove(other, id, 8).statusCode(204);
        assertEquals(1, known(personas, tenant, id).orElseThrow().version);
    }

    @Test
    void every_fault_of_a_persona_is_named() {
        deliver(tenant, id, 0, YOUNG, "{\"attribute\":\"2nd\",\"present\":true}", "{\"attribute\":\"age\",\"in\":[]}")
                .statusCode(400).body("errors.pointer",
                        containsInAnyOrder("/version", "/conditions/1/attribute", "/conditions/2/in"));
        deliver(tenant, id, 1, YOUNG, "{\"attribute\":\"age\"}", "{\"attribute\":\"age\",\"from\":3,\"present\":true}",
                "{\"attribute\":\"age\",\"from\":3,\"to\":2}").statusCode(400).body("errors.pointer",
                        containsInAnyOrder("/conditions/1", "/conditions/2", "/conditions/3/to"));
        tell(tenant, id, UUID.randomUUID(), 1, "\"removed\":false").statusCode(400).body("errors.pointer",
                containsInAnyOrder("/name", "/conditions"));
        tell(tenant, id, UUID.randomUUID(), 1, "\"removed\":true,\"name\":\"x\"").statusCode(400).body("errors.pointer",
                contains("/name"));
    }

    @Test
    void only_a_neighbour_delivers_personas() {
        as(tenant, "admin", "surveys:write").body("{}").put("/internal/personas/" + id).then().statusCode(403);
    }

    private io.restassured.response.ValidatableResponse responsesOf(String whose) {
        return as(whose, "responses:read").get("/api/v1/responses?persona=" + id).then();
    }
}
