package cx.touchstone.survey.anonymity;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Outbox;
import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.bulk.ImportedObservations;
import cx.touchstone.survey.event.TellOfResponses;
import cx.touchstone.survey.observation.Observation;
import cx.touchstone.survey.observation.Retelling;
import cx.touchstone.survey.participation.SpentKeys;
import cx.touchstone.survey.privacy.Rows;
import cx.touchstone.survey.privacy.Traces;
import cx.touchstone.survey.publishing.SurveyVersions;
import cx.touchstone.survey.questionnaire.Questionnaire;
import cx.touchstone.survey.questionnaire.Settings.Comments;

/**
 * Makes some responses anonymous in the current transaction: under ids by chance, that nothing leads to. scoring-service takes
 * back what it was told under the old ones and counts the same under the new ones, with the day for the time. Between the two
 * it may count a response twice or not at all, for moments.
 */
@ApplicationScoped
class AnonymiseResponses {

    /** Of which one message speaks: few enough for the observations of one call. */
    private static final int TOLD_TOGETHER = 100;

    @Inject
    Rows rows;
    @Inject
    Traces traces;
    @Inject
    SpentKeys spentKeys;
    @Inject
    SurveyVersions versions;
    @Inject
    Outbox outbox;
    @Inject
    TellOfResponses told;
    @Inject
    Tenant tenant;
    @Inject
    ObjectMapper json;

    /** @param responses of one survey, locked */
    void anonymise(UUID survey, List<NamedResponse> responses, Comments comments) {
        Map<Integer, Questionnaire> questionnaires = new HashMap<>();
        List<UUID> formerly = responses.stream().map(NamedResponse::id).toList();
        UUID[] ids = formerly.toArray(UUID[]::new);
        rows.change("delete from response_note where tenant_id = ? and response_id = any (?)", tenant.current(), ids);
        rows.change("delete from response_change where tenant_id = ? and response_id = any (?)", tenant.current(), ids);
        spentKeys.spend(formerly);
        traces.withdrawMessages(formerly);
        traces.forgetRows(formerly);
        traces.forgetAnswers(formerly);
        List<Observation> gone = new ArrayList<>();
        List<UUID> anonymous = new ArrayList<>();
        for (NamedResponse response : responses) {
            Questionnaire questionnaire = questionnaires.computeIfAbsent(response.version(),
                    number -> versions.numbered(survey, number).questionnaire());
            if (response.isTold()) {
                gone.addAll(Retelling.gone(response.measured(questionnaire), response.revision() + 1));
            }
            anonymous.add(rename(response,
                    Anonymised.of(questionnaire, response.answers(), response.attributes(), comments)));
        }
        // Neither list says which of the one is which of the other: each is in an order of its own.
        tell(Observation.TOPIC, gone);
        tell(ImportedObservations.TOPIC, anonymous.stream().sorted().toList());
        told.erased(responses.stream().filter(response -> !response.started()).map(NamedResponse::id).toList());
    }

    private <T> void tell(String topic, List<T> what) {
        for (int i = 0; i < what.size(); i += TOLD_TOGETHER) {
            outbox.append(topic, what.subList(i, Math.min(i + TOLD_TOGETHER, what.size())));
        }
    }

    /** @return the new id */
    private UUID rename(NamedResponse response, Anonymised left) {
        UUID id = UUID.randomUUID();
        rows.change("""
                update response set id = ?, answers = ?::jsonb, attributes = ?::jsonb, subject = null, contact_id = null,
                    external_id = null, idempotency_key = null, request_hash = null, session_key = null, sequence = null,
                    expires_at = null, status = case status when 'STARTED' then 'PARTIAL' else status end, revision = 0,
                    link_id = (select l.id from link l where l.id = link_id and l.kind = 'OPEN'),
                    responded_at = ?, received_at = ?, anonymised = true
                where tenant_id = ? and id = ?""", id, write(left.answers()), write(left.attributes()),
                NamedResponse.day(response.respondedAt()).atOffset(ZoneOffset.UTC),
                NamedResponse.day(response.receivedAt()).atOffset(ZoneOffset.UTC), tenant.current(), response.id());
        return id;
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
