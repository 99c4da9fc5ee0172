package cx.touchstone.survey.partial;

import java.time.Instant;
import java.util.UUID;

import cx.touchstone.survey.observation.MeasuredResponse;
import cx.touchstone.survey.partial.SavedView.SavedStatus;
import cx.touchstone.survey.questionnaire.Questionnaire;
import cx.touchstone.survey.submission.Submission;

/**
 * A response as it was saved last.
 *
 * @param version whose questions it answers
 * @param revision of what scoring-service was told of it, if anything
 * @param sequence of the step that was saved last, null when none was told
 * @param requestHash fingerprint of the request that completed it, else null
 */
record SavedResponse(UUID id, UUID survey, int version, SavedStatus status, int revision, Integer sequence, UUID requestHash,
        Submission submission, Instant respondedAt) {

    /** As scoring-service sees it. */
    MeasuredResponse measured(Questionnaire questionnaire) {
        return MeasuredResponse.of(id, questionnaire, submission.answers(), submission.weight(), respondedAt,
                submission.channel(), submission.attributes(), submission.subject());
    }

    /** Whether a step is older than what was saved, or the same. */
    boolean isPast(Integer step) {
        return step != null && sequence != null && step <= sequence;
    }

    /** The same with what is handed in now. */
    SavedResponse with(SavedStatus next, int version, Submission submission, Integer sequence, UUID requestHash,
            Instant respondedAt) {
        int nextRevision = status == SavedStatus.PARTIAL ? revision + 1 : revision;
        return new SavedResponse(id, survey, version, next, nextRevision, sequence, requestHash, submission, respondedAt);
    }
}
