package cx.touchstone.journey.event;

import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.Outbox;

/** Carries events to the gateway. */
@ApplicationScoped
public class JourneyEventDelivery implements Outbox.Destination {

    private static final int NOT_FOUND = 404;

    @Inject
    @RestClient
    GatewayClient gateway;
    @Inject
    InternalToken token;
    @Inject
    ObjectMapper json;

    @Override
    public String topic() {
        return JourneyEvent.TOPIC;
    }

    @Override
    public int batch() {
        return 100;
    }

    @Override
    public Map<UUID, String> deliver(String tenant, List<Outbox.Message> messages) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (Outbox.Message message : messages) {
            events.add(json.readTree(message.payload()));
        }
        try {
            gateway.take(token.bearer(tenant, "gateway", Set.of("events:write")), new GatewayClient.Batch(events));
        } catch (WebApplicationException e) {
            if (Outbox.statusOf(e) == NOT_FOUND) {
                // The gateway is replaced last: one of the version before knows no events yet, which is no fault of theirs.
                throw new ConnectException("the gateway takes no events yet");
            }
            throw e;
        }
        return Map.of();
    }
}
