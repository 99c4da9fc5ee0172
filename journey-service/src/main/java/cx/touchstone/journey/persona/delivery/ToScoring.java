package cx.touchstone.journey.persona.delivery;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import cx.touchstone.journey.persona.PersonaMessage;
import cx.touchstone.kit.Declined;

/** Carries personas to scoring-service, which counts observations of them. */
@ApplicationScoped
public class ToScoring extends PersonaDelivery {

    /** scoring-service, as far as personas need it. No retry here: the outbox comes again by itself. */
    @RegisterRestClient(configKey = "scoring")
    @RegisterProvider(Declined.Answers.class)
    @Path("/internal/personas")
    public interface ScoringClient {

        @PUT
        @Path("/{id}")
        @Timeout(10_000)
        @CircuitBreaker(requestVolumeThreshold = 6, delay = 1_000, skipOn = Declined.class)
        void tell(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") UUID id, PersonaMessage persona);
    }

    @Inject
    @RestClient
    ScoringClient scoring;

    @Override
    public String topic() {
        return PersonaMessage.TO_SCORING;
    }

    @Override
    String neighbour() {
        return "scoring-service";
    }

    @Override
    void tell(String bearer, PersonaMessage persona) {
        scoring.tell(bearer, persona.id(), persona);
    }
}
