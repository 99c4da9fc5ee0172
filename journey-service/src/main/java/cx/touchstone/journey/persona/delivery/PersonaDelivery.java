package cx.touchstone.journey.persona.delivery;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.journey.persona.PersonaMessage;
import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.Outbox;

/** Carries personas to one neighbour, one at a time: there are few. */
abstract class PersonaDelivery implements Outbox.Destination {

    @Inject
    InternalToken token;
    @Inject
    ObjectMapper json;

    /** Name of the neighbour. */
    abstract String neighbour();

    abstract void tell(String bearer, PersonaMessage persona);

    @Override
    public int batch() {
        return 1;
    }

    @Override
    public Map<UUID, String> deliver(String tenant, List<Outbox.Message> messages) throws IOException {
        String bearer = token.bearer(tenant, neighbour(), Set.of("plans:write"));
        for (Outbox.Message message : messages) {
            tell(bearer, json.readValue(message.payload(), PersonaMessage.class));
        }
        return Map.of();
    }
}
