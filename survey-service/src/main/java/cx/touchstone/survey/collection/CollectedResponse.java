package cx.touchstone.survey.collection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cx.touchstone.kit.Ids;
import cx.touchstone.survey.observation.MeasuredResponse;
import cx.touchstone.survey.observation.Observation;
import cx.touchstone.survey.observation.Retelling;

/**
 * One person's answers on their way into the database.
 *
 * @param idempotencyKey under which the same post may come again, may be null
 * @param requestHash of that post
 * @param externalId the response's id where it was imported from, may be null
 */
public record CollectedResponse(UUID id, AskedSurvey survey, Submission submission, Instant respondedAt, String idempotencyKey,
        String requestHash, String externalId) {

    /** A response that a respondent posts. */
    static CollectedResponse posted(AskedSurvey survey, Submission submission, String idempotencyKey, String requestHash) {
        return new CollectedResponse(Ids.next(), survey, submission, Instant.now(), idempotencyKey, requestHash, null);
    }

    /** What scoring-service is to learn of it. */
    List<Observation> observations() {
        return Retelling.first(MeasuredResponse.of(id, survey.questionnaire(), submission.answers(), submission.weight(),
                respondedAt, submission.channel(), submission.attributes(), submission.subject()));
    }
}
