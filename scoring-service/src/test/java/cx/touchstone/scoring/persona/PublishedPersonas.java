package cx.touchstone.scoring.persona;

import static cx.touchstone.kit.testing.Caller.as;

import java.util.UUID;

import io.restassured.response.ValidatableResponse;

/** Personas as their owner delivers them. */
public final class PublishedPersonas {

    private PublishedPersonas() {
    }

    public static ValidatableResponse deliver(String tenant, UUID id, int version, String... conditions) {
        return deliver(tenant, id, UUID.randomUUID(), version, conditions);
    }

    static ValidatableResponse deliver(String tenant, UUID id, UUID message, int version, String... conditions) {
        return as(tenant, "plans:write").body("""
                {"messageId":"%s","id":"%s","version":%d,"name":"Young traveller","conditions":[%s]}"""
                .formatted(message, id, version, String.join(",", conditions))).put("/internal/personas/" + id).then();
    }
}
