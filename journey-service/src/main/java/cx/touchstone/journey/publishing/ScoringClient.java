package cx.touchstone.journey.publishing;

import java.util.UUID;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import cx.touchstone.kit.Declined;

/** scoring-service, as far as journeys need it. No retry here: the outbox comes again by itself. */
@RegisterRestClient(configKey = "scoring")
@RegisterProvider(Declined.Answers.class)
@Path("/internal/measurement-plans")
public interface ScoringClient {

    @PUT
    @Path("/{journey}")
    @Timeout(10_000)
    @CircuitBreaker(requestVolumeThreshold = 6, delay = 1_000, skipOn = Declined.class)
    void plan(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("journey") UUID journey, MeasurementPlan plan);
}
