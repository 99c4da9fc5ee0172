package cx.touchstone.kit.deed;

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

/** Carries deeds to the audit log. */
@ApplicationScoped
public class DeedDelivery implements Outbox.Destination {

    private static final int NOT_FOUND = 404;

    @Inject
    @RestClient
    DeedLog log;
    @Inject
    InternalToken token;
    @Inject
    ObjectMapper json;

    @Override
    public String topic() {
        return Deed.TOPIC;
    }

    @Override
    public int batch() {
        return 100;
    }

    @Override
    public Map<UUID, String> deliver(String tenant, List<Outbox.Message> messages) throws IOException {
        List<JsonNode> deeds = new ArrayList<>();
        for (Outbox.Message message : messages) {
            deeds.add(json.readTree(message.payload()));
        }
        try {
            log.take(token.bearer(tenant, "gateway", Set.of("deeds:write")), new DeedLog.Batch(deeds));
        } catch (WebApplicationException e) {
            if (Outbox.statusOf(e) == NOT_FOUND) {
                // The gateway is replaced last: one of the version before knows no deeds yet, which is no fault of theirs.
                throw new ConnectException("the gateway takes no deeds yet");
            }
            throw e;
        }
        return Map.of();
    }
}
