package cx.touchstone.scoring.persona;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.persona.PublishedPersonas.deliver;
import static cx.touchstone.scoring.persona.PublishedPersonas.remove;
import static cx.touchstone.scoring.persona.PublishedPersonas.tell;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
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
        var kept = kept(tenant);
        assertEquals(4, kept.version());
        assertEquals(List.of("4"), kept.conditions().getFirst().in());
    }

    @Test
    void a_message_that_arrives_again_changes_nothing() {
        var message = UUID.randomUUID();
        deliver(tenant, id, message, 1, YOUNG).statusCode(204);
        deliver(tenant, id, message, 9, YOUNG).statusCode(204);
        assertEquals(1, kept(tenant).version());
    }

    @Test
    void conditions_are_kept_as_they_were_told() {
        deliver(tenant, id, 1, YOUNG, "{\"attribute\":\"employees\",\"from\":50,\"to\":249.5}",
                "{\"attribute\":\"vip\",\"present\":true}").statusCode(204);
        var conditions = kept(tenant).conditions();
        assertEquals(List.of("1", "2"), conditions.getFirst().in());
        assertEquals("249.5", conditions.get(1).to().toPlainString());
        assertTrue(conditions.get(2).present());
    }

    @Test
    void a_persona_belongs_to_one_tenant() {
        var other = aTenant();
        deliver(tenant, id, 1, YOUNG).statusCode(204);
        assertEquals(List.of(), known(other));
        deliver(other, id, 7, YOUNG).statusCode(204);
        assertEquals(1, kept(tenant).version());
    }

    @Test
    void a_persona_that_is_gone_is_unknown_and_stays_so_whatever_arrives_late() {
        deliver(tenant, id, 1, YOUNG).statusCode(204);
        scoresOf(id).statusCode(200);
        remove(tenant, id, 3).statusCode(204);
        deliver(tenant, id, 2, YOUNG).statusCode(204);
        remove(tenant, id, 3).statusCode(204);
        scoresOf(id).statusCode(400).body("errors.pointer", containsInAnyOrder("persona")).body("errors.code",
                containsInAnyOrder("unknown-persona"));
        UUID never = UUID.randomUUID();
        remove(tenant, never, 2).statusCode(204);
        deliver(tenant, never, 1, YOUNG).statusCode(204);
        scoresOf(never).statusCode(400);
    }

    private ValidatableResponse scoresOf(UUID persona) {
        return as(tenant, "scores:read").get("/api/v1/scores?metric=nps&persona=" + persona).then();
    }

    @Test
    void every_fault_of_a_persona_is_named() {
        deliver(tenant, id, 0, YOUNG, "{\"attribute\":\"2nd\",\"present\":true}", "{\"attribute\":\"age\",\"in\":[]}")
                .statusCode(400).body("errors.pointer",
                        containsInAnyOrder("/version", "/conditions/1/attribute", "/conditions/2/in"));
        deliver(tenant, id, 1, YOUNG, "{\"attribute\":\"age\"}", "{\"attribute\":\"age\",\"from\":3,\"present\":true}",
                "{\"attribute\":\"age\",\"from\":3,\"to\":2}").statusCode(400).body("errors.pointer",
                        containsInAnyOrder("/conditions/1", "/conditions/2", "/conditions/3/to"));
        deliver(tenant, id, 1).statusCode(400).body("errors.pointer", containsInAnyOrder("/conditions"));
        tell(tenant, id, UUID.randomUUID(), 1, "\"removed\":false").statusCode(400).body("errors.pointer",
                containsInAnyOrder("/name", "/conditions"));
        tell(tenant, id, UUID.randomUUID(), 1, "\"removed\":true,\"name\":\"x\"").statusCode(400).body("errors.pointer",
                containsInAnyOrder("/name"));
    }

    @Test
    void only_a_neighbour_delivers_personas() {
        as(tenant, "admin", "scores:read").body("{}").put("/internal/personas/" + id).then().statusCode(403);
    }

    private Persona kept(String whose) {
        return known(whose).getFirst();
    }

    private List<Persona> known(String whose) {
        return Tenant.as(whose, () -> QuarkusTransaction.requiringNew().call(() -> personas.known(List.of(id))));
    }
}
