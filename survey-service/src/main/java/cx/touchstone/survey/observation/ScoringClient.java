package cx.touchstone.survey.observation;

import java.util.List;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.kit.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** scoring-service, as far as answers need it. No retry here: the outbox comes again by itself. */
@RegisterRestClient(configKey = "scoring")
@RegisterProvider(Declined.Answers.class)
@Path("/api/v1/observations")
public interface ScoringClient {

    /** The most observations of one call. */
    int LARGEST_BATCH = 1_000;

    /** Observations, as they are made or as the outbox keeps them. */
    @RegisterForReflection
    record Batch(List<Object> observations) {
    }

    /** What became of each, in their order. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Results(List<Result> results) {
    }

    /** What became of one: accepted, duplicate or refused. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Result(String id, String outcome, List<JsonNode> errors) {
    }

    @POST
    @Timeout(15_000)
    @CircuitBreaker(requestVolumeThreshold = 6, delay = 1_000, skipOn = Declined.class)
    Results take(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, Batch batch);
}
