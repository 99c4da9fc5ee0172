package cx.touchstone.survey.correction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.Outbox;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.drafting.Surveys;
import cx.touchstone.survey.event.TellOfResponses;
import cx.touchstone.survey.observation.MeasuredResponse;
import cx.touchstone.survey.observation.Observation;
import cx.touchstone.survey.observation.Retelling;
import cx.touchstone.survey.publishing.SurveyVersion;
import cx.touchstone.survey.publishing.SurveyVersions;
import cx.touchstone.survey.response.ResponseView;
import cx.touchstone.survey.response.ResponseView.Status;
import cx.touchstone.survey.response.Responses;
import cx.touchstone.survey.submission.Submission;
import cx.touchstone.survey.submission.SubmissionReader;
import cx.touchstone.survey.submission.SubmissionReader.Extent;

/** Corrects and removes responses, and tells scoring-service and the gateway in the same transaction. */
@ApplicationScoped
public class CorrectResponse {

    private static final List<String> CORRECTED = List.of("answers", "attributes", "weight", "subject");

    @Inject
    Responses responses;
    @Inject
    ResponseChanges changes;
    @Inject
    Surveys surveys;
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

    /** Changes what the patch names; the outcome must be a response that could have been given to the version answered. */
    ResponseView correct(UUID id, String ifMatch, JsonNode patch) {
        ResponseView before = responses.held(id);
        Changed.check(ifMatch, before.revision());
        if (before.status() == Status.STARTED) {
            throw new ResponseIsStillOpen();
        }
        mustBePatch(patch);
        SurveyVersion version = versions.numbered(before.surveyId(), before.surveyVersion());
        ObjectNode was = document(before);
        ObjectNode wanted = MergePatch.applied(was, patch);
        // Conditions may ask for the language, so the rules need it; it is not corrected.
        if (before.locale() != null) {
            wanted.put("locale", before.locale());
        }
        Submission correct = SubmissionReader.read(wanted,
                AskedSurvey.of(tenant.current(), surveys.named(before.surveyId()), version),
                before.status() == Status.PARTIAL ? Extent.PART : Extent.WHOLE);
        ObjectNode undo = MergePatch.between(document(correct), was);
        if (undo.isEmpty()) {
            return before;
        }
        changes.make(id, before.revision() + 1, correct, undo);
        ResponseView after = responses.named(id);
        tell(Retelling.changed(measured(before, version), measured(after, version), after.revision()));
        if (after.status() == Status.COMPLETE && !version.questionnaire().settings().hidesRespondents()) {
            told.changed(id, after.revision());
        }
        return after;
    }

    /** Removes the response with all that belongs to it. */
    public void remove(UUID id) {
        ResponseView removed = responses.held(id);
        if (removed.status() != Status.STARTED) {
            SurveyVersion version = versions.numbered(removed.surveyId(), removed.surveyVersion());
            tell(Retelling.gone(measured(removed, version), removed.revision() + 1));
            if (removed.status() == Status.COMPLETE && !version.questionnaire().settings().hidesRespondents()) {
                told.erased(List.of(id));
            }
        }
        changes.remove(id);
    }

    private void tell(List<Observation> observations) {
        if (!observations.isEmpty()) {
            outbox.append(Observation.TOPIC, observations);
        }
    }

    private MeasuredResponse measured(ResponseView response, SurveyVersion version) {
        return MeasuredResponse.of(response.id(), version.questionnaire(), json.valueToTree(response.answers()),
                response.weight(), response.respondedAt(), response.channel(), response.attributes(),
                response.subject() == null ? null : json.valueToTree(response.subject()));
    }

    private static void mustBePatch(JsonNode patch) {
        List<Fault> faults = new ArrayList<>();
        if (patch == null || !patch.isObject()) {
            faults.add(new Fault("", "required", "A JSON object with what is to be corrected is expected."));
        } else {
            patch.fieldNames().forEachRemaining(name -> {
                if (!CORRECTED.contains(name)) {
                    faults.add(new Fault("/" + name.substring(0, Math.min(100, name.length())), "unknown-field",
                            "Only " + String.join(", ", CORRECTED) + " can be corrected."));
                }
            });
            List.of("answers", "attributes", "subject").forEach(name -> {
                if (patch.has(name) && !patch.get(name).isObject() && !patch.get(name).isNull()) {
                    faults.add(new Fault("/" + name, "type", name + " must be an object or null."));
                }
            });
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
    }

    private ObjectNode document(ResponseView response) {
        return document(json.valueToTree(response.answers()), response.attributes(), response.weight(), response.subject());
    }

    private ObjectNode document(Submission submission) {
        return document(submission.answers(), submission.attributes(), submission.weight(), submission.subject());
    }

    /** What can be corrected; written and read once more, since 5 and 5 are different when one of them was made a decimal. */
    private ObjectNode document(JsonNode answers, Map<String, String> attributes, BigDecimal weight, Object subject) {
        ObjectNode document = json.createObjectNode();
        document.set("answers", answers);
        document.set("attributes", json.valueToTree(attributes));
        document.put("weight", weight.stripTrailingZeros());
        if (subject != null) {
            document.set("subject", json.valueToTree(subject));
        }
        try {
            return (ObjectNode) json.readTree(document.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
