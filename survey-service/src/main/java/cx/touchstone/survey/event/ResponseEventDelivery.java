package cx.touchstone.survey.event;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.Outbox;
import cx.touchstone.survey.asked.AskedSurveys;
import cx.touchstone.survey.event.ToldResponses.Row;
import cx.touchstone.survey.questionnaire.Questionnaire;

/** Carries to the gateway what became of responses, many to a call. A topic of its own: scores wait for nobody here. */
@ApplicationScoped
public class ResponseEventDelivery implements Outbox.Destination {

    private static final int NOT_FOUND = 404;

    @Inject
    ToldResponses responses;
    @Inject
    AskedSurveys surveys;
    @Inject
    @RestClient
    GatewayClient gateway;
    @Inject
    InternalToken token;
    @Inject
    ObjectMapper json;

    @Override
    public String topic() {
        return ResponseMessage.TOPIC;
    }

    /** Few: under load a message names dozens of responses. */
    @Override
    public int batch() {
        return 20;
    }

    @Override
    @ActivateRequestContext
    public Map<UUID, String> deliver(String tenant, List<Outbox.Message> messages) throws IOException, SQLException {
        List<ResponseEvent> events = new ArrayList<>();
        for (ResponseEvent event : read(tenant, messages)) {
            events.add(event);
            if (events.size() == GatewayClient.LARGEST_BATCH) {
                send(tenant, events);
                events.clear();
            }
        }
        send(tenant, events);
        return Map.of();
    }

    private List<ResponseEvent> read(String tenant, List<Outbox.Message> messages) throws IOException, SQLException {
        List<ResponseMessage> all = new ArrayList<>();
        Set<UUID> named = new LinkedHashSet<>();
        for (Outbox.Message message : messages) {
            ResponseMessage one = json.readValue(message.payload(), ResponseMessage.class);
            all.add(one);
            named.addAll(one.kind().equals(ResponseMessage.ERASED) ? List.of() : one.responses());
        }
        Map<UUID, Row> found = responses.named(tenant, named);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<ResponseEvent> events = new ArrayList<>();
        for (ResponseMessage message : all) {
            for (UUID id : message.responses()) {
                if (message.kind().equals(ResponseMessage.ERASED)) {
                    events.add(ResponseEvent.erased(message, id, now));
                } else if (found.containsKey(id)) {
                    Row row = found.get(id);
                    Questionnaire questionnaire = surveys.version(tenant, row.survey(), row.version()).questionnaire();
                    if (!questionnaire.settings().hidesRespondents()) {
                        events.add(ResponseEvent.of(message, row, questionnaire, now));
                    }
                }
            }
        }
        return events;
    }

    private void send(String tenant, List<ResponseEvent> events) throws IOException {
        if (events.isEmpty()) {
            return;
        }
        try {
            gateway.take(token.bearer(tenant, "gateway", Set.of("events:write")), new GatewayClient.Batch(events));
        } catch (WebApplicationException e) {
            if (Outbox.statusOf(e) == NOT_FOUND) {
                // The gateway is replaced last: one of the version before knows no events yet, which is no fault of theirs.
                throw new ConnectException("the gateway takes no events yet");
            }
            throw e;
        }
    }
}
