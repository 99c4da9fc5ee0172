package cx.touchstone.survey.bulk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import cx.touchstone.kit.Ids;
import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.observation.Measurement;
import cx.touchstone.survey.submission.Submission;

/**
 * A response that was given elsewhere, on its way into the database.
 *
 * @param survey the version that it answers
 * @param externalId its id where it comes from, may be null; the same one again is a duplicate
 * @param formerId its id in the export that it comes from, may be null; in the survey that has it, it is a duplicate
 * @param complete false when it was left in the middle, and counts as far as it goes
 * @param answers as they are written, made while the chunk before is being written
 */
public record GivenResponse(UUID id, AskedSurvey survey, Submission submission, Instant respondedAt, String externalId,
        UUID formerId, boolean complete, GivenRemarks remarks, String answers) {

    /** With an id of its own. Where nobody shall be known again, neither the id nor the time says more than the day. */
    public static GivenResponse of(AskedSurvey survey, Submission submission, Instant respondedAt, String externalId,
            UUID formerId, boolean complete) {
        String answers = submission.answers().toString();
        return survey.isAnonymous()
                ? new GivenResponse(UUID.randomUUID(), survey, submission, respondedAt.truncatedTo(ChronoUnit.DAYS), externalId,
                        formerId, complete, GivenRemarks.NONE, answers)
                : new GivenResponse(Ids.next(), survey, submission, respondedAt, externalId, formerId, complete,
                        GivenRemarks.NONE, answers);
    }

    /** The same with what stood beside it; where nobody shall be known again, without notes. */
    public GivenResponse with(GivenRemarks given) {
        return new GivenResponse(id, survey, submission, respondedAt, externalId, formerId, complete,
                survey.isAnonymous() ? given.withoutNotes() : given, answers);
    }

    /** How many of its answers are observations. */
    int measures() {
        return Measurement.of(survey.questionnaire(), submission.answers()).size();
    }
}
