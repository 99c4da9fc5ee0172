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

/** Carries personas to survey-service, which looks for responses of them. */
@ApplicationScoped
public class ToSurveys extends PersonaDelivery {

    /** survey-service, as far as personas need it. No retry here: the outbox comes again by itself. */
    @RegisterRestClient(configKey = "survey")
    @RegisterProvider(Declined.Answers.class)
    @Path("/internal/personas")
    public interface SurveyClient {

        @PUT
        @Path("/{id}")
        @Timeout(10_000)
        @CircuitBreaker(requestVolumeThreshold = 6, delay = 1_000, skipOn = Declined.class)
        void tell(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") UUID id, PersonaMessage persona);
    }

    @Inject
    @RestClient
    SurveyClient survey;

    @Override
    public String topic() {
        return PersonaMessage.TO_SURVEYS;
    }

    @Override
    String neighbour() {
        return "survey-service";
    }

    @Override
    void tell(String bearer, PersonaMessage persona) {
        survey.tell(bearer, persona.id(), persona);
    }
}
