package cx.touchstone.survey.observation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.Outbox;

/** Carries observations to scoring-service, as many to a call as it takes. One message holds those of one response. */
@ApplicationScoped
public class ObservationDelivery implements Outbox.Destination {

    @Inject
    @RestClient
    ScoringClient scoring;
    @Inject
    InternalToken token;
    @Inject
    ObjectMapper json;

    @Override
    public String topic() {
        return Observation.TOPIC;
    }

    @Override
    public int batch() {
        return 500;
    }

    @Override
    public Map<UUID, String> deliver(String tenant, List<Outbox.Message> messages) throws IOException {
        Map<UUID, String> refused = new LinkedHashMap<>();
        List<JsonNode> batch = new ArrayList<>();
        List<UUID> from = new ArrayList<>();
        for (Outbox.Message message : messages) {
            JsonNode observations = json.readTree(message.payload());
            if (batch.size() + observations.size() > ScoringClient.LARGEST_BATCH) {
                send(tenant, batch, from, refused);
            }
            for (JsonNode observation : observations) {
                batch.add(observation);
                from.add(message.id());
            }
        }
        send(tenant, batch, from, refused);
        return refused;
    }

    private void send(String tenant, List<JsonNode> batch, List<UUID> from, Map<UUID, String> refused) {
        if (batch.isEmpty()) {
            return;
        }
        var results = scoring.take(token.bearer(tenant, "scoring-service", Set.of("signals:write")),
                new ScoringClient.Batch(List.copyOf(batch))).results();
        for (int i = 0; i < results.size(); i++) {
            if ("refused".equals(results.get(i).outcome())) {
                refused.merge(from.get(i), results.get(i).id() + ": " + results.get(i).errors(), (a, b) -> a + "; " + b);
            }
        }
        batch.clear();
        from.clear();
    }
}
