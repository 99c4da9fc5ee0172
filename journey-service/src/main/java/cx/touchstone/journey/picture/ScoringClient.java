package cx.touchstone.journey.picture;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import cx.touchstone.kit.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** scoring-service, as far as pictures need it. A picture does not wait long for its numbers. */
@RegisterRestClient(configKey = "scoring")
@RegisterProvider(Declined.Answers.class)
@Path("/api/v1/journey-scores")
public interface ScoringClient {

    /** What the touchpoints of a journey's latest version reach. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record JourneyScore(List<TouchpointScore> touchpoints) {
    }

    /**
     * What one touchpoint reaches.
     *
     * @param score 0 to 100; null when nothing was measured, or too little to show
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record TouchpointScore(String key, Double score) {
    }

    @GET
    @Path("/{id}")
    @Timeout(2_000)
    @CircuitBreaker(requestVolumeThreshold = 6, delay = 1_000, skipOn = Declined.class)
    JourneyScore scores(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") UUID id);
}
