package cx.touchstone.gateway.tenant.suspension;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.gateway.exchange.Trust;
import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.Outbox;

/** Tells survey-service for whom it takes no answers, one at a time: there are few. */
@ApplicationScoped
public class SuspensionDelivery implements Outbox.Destination {

    /** survey-service, as far as suspensions need it. No retry here: the outbox comes again by itself. */
    @RegisterRestClient(baseUri = "http://localhost:8082")
    @Path("/internal/suspension")
    public interface SurveyClient {

        @PUT
        void tell(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, SuspensionMessage message);
    }

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(10);

    @ConfigProperty(name = "touchstone.routing.services.survey-service.url")
    List<URI> addresses;
    @Inject
    InternalToken token;
    @Inject
    Trust trust;
    @Inject
    ObjectMapper json;

    private List<SurveyClient> surveys;

    @PostConstruct
    void know() {
        surveys = addresses.stream().map(address -> trust.client(SurveyClient.class, address, CONNECT, READ)).toList();
    }

    @Override
    public String topic() {
        return SuspensionMessage.TOPIC;
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    public Map<UUID, String> deliver(String tenant, List<Outbox.Message> messages) throws IOException {
        String bearer = token.bearer(tenant, "survey-service", Set.of("suspension:write"));
        for (Outbox.Message message : messages) {
            tell(bearer, json.readValue(message.payload(), SuspensionMessage.class));
        }
        return Map.of();
    }

    /** Any of its replicas will do: they share what they know. */
    private void tell(String bearer, SuspensionMessage message) {
        ProcessingException away = null;
        for (SurveyClient one : surveys) {
            try {
                one.tell(bearer, message);
                return;
            } catch (ProcessingException e) {
                away = e;
            }
        }
        throw away;
    }
}
