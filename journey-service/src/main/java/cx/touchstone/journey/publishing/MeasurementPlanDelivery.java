package cx.touchstone.journey.publishing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.Outbox;

/** Carries measurement plans to scoring-service, one at a time: there are few. */
@ApplicationScoped
public class MeasurementPlanDelivery implements Outbox.Destination {

    @Inject
    @RestClient
    ScoringClient scoring;
    @Inject
    InternalToken token;
    @Inject
    ObjectMapper json;

    @Override
    public String topic() {
        return MeasurementPlan.TOPIC;
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    public Map<UUID, String> deliver(String tenant, List<Outbox.Message> messages) throws IOException {
        String bearer = token.bearer(tenant, "scoring-service", Set.of("plans:write"));
        for (Outbox.Message message : messages) {
            MeasurementPlan plan = json.readValue(message.payload(), MeasurementPlan.class);
            scoring.plan(bearer, plan.journeyId(), plan);
        }
        return Map.of();
    }
}
