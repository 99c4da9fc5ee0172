package cx.touchstone.survey.bulk;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Outbox;
import cx.touchstone.survey.observation.MeasuredResponse;
import cx.touchstone.survey.observation.Observation;
import cx.touchstone.survey.observation.ObservationCalls;
import cx.touchstone.survey.observation.Retelling;
import cx.touchstone.survey.publishing.SurveyVersions;
import cx.touchstone.survey.questionnaire.Questionnaire;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Tells scoring-service what imported responses measure. A topic of its own: what people answer now does not queue behind a
 * million rows. Its messages name responses only; what they measure is read when it is told, so that what was erased meanwhile
 * is
 * not told at all, and what was corrected is told as it is now.
 */
@ApplicationScoped
public class ImportedObservations implements Outbox.Destination {

    public static final String TOPIC = "imported-observations";

    @Inject
    ImportedResponses responses;
    @Inject
    RowsUnderWay rows;
    @Inject
    SurveyVersions versions;
    @Inject
    ObservationCalls calls;
    @Inject
    ObjectMapper json;

    @Override
    public String topic() {
        return TOPIC;
    }

    /** Few: they are nobody else's while they are being delivered, and each may hold a thousand observations. */
    @Override
    public int batch() {
        return 4;
    }

    @Override
    @ActivateRequestContext
    public Map<UUID, String> deliver(String tenant, List<Outbox.Message> messages) throws IOException, SQLException {
        long begun = System.nanoTime();
        Map<List<Object>, Questionnaire> questionnaires = new HashMap<>();
        ObservationCalls.Calls out = calls.of(tenant);
        for (Outbox.Message message : messages) {
            List<UUID> ids = Arrays.asList(json.readValue(message.payload(), UUID[].class));
            for (ImportedResponses.Row response : responses.named(tenant, ids)) {
                Questionnaire questionnaire = questionnaires.computeIfAbsent(List.of(response.survey(), response.version()),
                        key -> questionnaire(response));
                List<Observation> observations = Retelling.asItIs(
                        MeasuredResponse.of(response.id(), questionnaire, response.answers(), response.weight(),
                                response.respondedAt(), response.channel(), response.attributes(), response.subject()),
                        response.revision());
                out.add(message.id(), observations, observations.size());
            }
        }
        Map<UUID, String> refused = out.end();
        rows.restAfter(System.nanoTime() - begun);
        return refused;
    }

    private Questionnaire questionnaire(ImportedResponses.Row response) {
        return QuarkusTransaction.requiringNew()
                .call(() -> versions.numbered(response.survey(), response.version()).questionnaire());
    }
}
