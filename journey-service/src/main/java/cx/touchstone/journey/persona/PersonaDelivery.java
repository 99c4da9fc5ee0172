package cx.touchstone.journey.persona;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.Outbox;

/** Carries personas to scoring-service, one at a time: there are few. */
@ApplicationScoped
public class PersonaDelivery implements Outbox.Destination {

    /** scoring-service, as far as personas need it. No retry here: the outbox comes again by itself. */
    @RegisterRestClient(configKey = "scoring")
    @Path("/internal/personas")
    public interface ScoringClient {

        @PUT
        @Path("/{id}")
        @Timeout(10_000)
        @CircuitBreaker(requestVolumeThreshold = 6, delay = 1_000)
        void tell(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") UUID id, PersonaMessage persona);
    }

    @Inject
    @RestClient
    ScoringClient scoring;
    @Inject
    InternalToken token;
    @Inject
    ObjectMapper json;

    @Override
    public String topic() {
        return PersonaMessage.TOPIC;
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    public Map<UUID, String> deliver(String tenant, List<Outbox.Message> messages) throws IOException {
        String bearer = token.bearer(tenant, "scoring-service", Set.of("plans:write"));
        for (Outbox.Message message : messages) {
            PersonaMessage persona = json.readValue(message.payload(), PersonaMessage.class);
            scoring.tell(bearer, persona.id(), persona);
        }
        return Map.of();
    }
}
