package cx.touchstone.survey.observation;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Outbox;

/**
 * Carries observations to scoring-service, as many to a call as it takes. One message holds those of one response, or of some.
 */
@ApplicationScoped
public class ObservationDelivery implements Outbox.Destination {

    @Inject
    ObservationCalls calls;
    @Inject
    ObjectMapper json;

    @Override
    public String topic() {
        return Observation.TOPIC;
    }

    /** Few: under load a message holds the observations of dozens of responses. */
    @Override
    public int batch() {
        return 50;
    }

    @Override
    public Map<UUID, String> deliver(String tenant, List<Outbox.Message> messages) throws IOException {
        ObservationCalls.Calls out = calls.of(tenant);
        for (Outbox.Message message : messages) {
            JsonNode observations = json.readTree(message.payload());
            out.add(message.id(), observations, observations.size());
        }
        return out.end();
    }
}
