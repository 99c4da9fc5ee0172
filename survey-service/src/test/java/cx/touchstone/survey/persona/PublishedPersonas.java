package cx.touchstone.survey.persona;

import static cx.touchstone.kit.testing.Caller.as;

import java.util.Optional;
import java.util.UUID;

import cx.touchstone.kit.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;

/** Personas as their owner delivers them. */
public final class PublishedPersonas {

    private PublishedPersonas() {
    }

    public static ValidatableResponse deliver(String tenant, UUID id, int version, String... conditions) {
        return deliver(tenant, id, UUID.randomUUID(), version, conditions);
    }

    static ValidatableResponse deliver(String tenant, UUID id, UUID message, int version, String... conditions) {
        return tell(tenant, id, message, version,
                "\"name\":\"Young traveller\",\"conditions\":[" + String.join(",", conditions) + "]");
    }

    static ValidatableResponse remove(String tenant, UUID id, int version) {
        return tell(tenant, id, UUID.randomUUID(), version, "\"removed\":true");
    }

    static ValidatableResponse tell(String tenant, UUID id, UUID message, int version, String more) {
        return as(tenant, "plans:write")
                .body("{\"messageId\":\"%s\",\"id\":\"%s\",\"version\":%d,%s}".formatted(message, id, version, more))
                .put("/internal/personas/" + id).then();
    }

    /** As the service knows it. */
    public static Optional<Persona> known(Personas personas, String tenant, UUID id) {
        return Tenant.as(tenant, () -> QuarkusTransaction.requiringNew().call(() -> personas.known(id)));
    }
}
