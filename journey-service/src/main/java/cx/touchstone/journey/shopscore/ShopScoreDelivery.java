package cx.touchstone.journey.shopscore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.journey.shopscore.CountedScores.Answer;
import cx.touchstone.kit.Declined;
import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.Outbox;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Carries scores of observations to scoring-service, many to a call. */
@ApplicationScoped
public class ShopScoreDelivery implements Outbox.Destination {

    /** scoring-service, as far as observations need it. No retry here: the outbox comes again by itself. */
    @RegisterRestClient(configKey = "scoring")
    @RegisterProvider(Declined.Answers.class)
    @Path("/api/v1/observations")
    public interface ScoringClient {

        @POST
        @Timeout(15_000)
        @CircuitBreaker(requestVolumeThreshold = 6, delay = 1_000, skipOn = Declined.class)
        Results take(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, Batch batch);
    }

    /** Observations as the outbox keeps them. */
    @RegisterForReflection
    public record Batch(List<ShopScore> observations) {
    }

    /** What became of each, in their order. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Results(List<Result> results) {
    }

    /** What became of one: accepted, duplicate or refused. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Result(String id, String outcome, List<JsonNode> errors) {

        /** Of what is refused: its first reason, as programs read it. */
        String why() {
            return errors == null || errors.isEmpty() ? outcome : errors.getFirst().path("code").asText(outcome);
        }
    }

    @Inject
    @RestClient
    ScoringClient scoring;
    @Inject
    InternalToken token;
    @Inject
    ObjectMapper json;
    @Inject
    CountedScores counted;

    @Override
    public String topic() {
        return ShopScore.TOPIC;
    }

    @Override
    public int batch() {
        return 100;
    }

    @Override
    public Map<UUID, String> deliver(String tenant, List<Outbox.Message> messages) throws IOException {
        List<ShopScore> scores = new ArrayList<>();
        for (Outbox.Message message : messages) {
            scores.add(json.readValue(message.payload(), ShopScore.class));
        }
        List<Result> results = scoring
                .take(token.bearer(tenant, "scoring-service", Set.of("signals:write")), new Batch(scores)).results();
        Map<UUID, String> refused = new HashMap<>();
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Result result = results.get(i);
            boolean isRefused = "refused".equals(result.outcome());
            if (isRefused) {
                refused.put(messages.get(i).id(), result.id() + ": " + result.errors());
            }
            answers.add(new Answer(scores.get(i), isRefused ? result.why() : null));
        }
        counted.note(tenant, answers);
        return refused;
    }
}
