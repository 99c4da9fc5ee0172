package cx.touchstone.survey.collection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import cx.touchstone.kit.Ids;
import cx.touchstone.kit.watch.TraceContext;
import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.asked.Visit;
import cx.touchstone.survey.observation.MeasuredResponse;
import cx.touchstone.survey.observation.Observation;
import cx.touchstone.survey.observation.Retelling;
import cx.touchstone.survey.participation.Participation;
import cx.touchstone.survey.submission.Submission;

/**
 * One person's answers on their way into the database.
 *
 * @param respondedAt of an anonymous response the beginning of the day (UTC)
 * @param idempotencyKey fingerprint of the key under which the same post may come again, may be null
 * @param requestHash fingerprint of that post
 * @param contact who answered, when that is known and may be
 * @param link by which it came, when that does not tell who answered although nobody may know
 * @param participation what it uses up, or null
 * @param trace where it was posted, as in {@code traceparent}; null when nobody records that, or nobody may know
 */
public record CollectedResponse(UUID id, AskedSurvey survey, Submission submission, Instant respondedAt, UUID idempotencyKey,
        UUID requestHash, UUID contact, Long link, Participation participation, String trace) {

    /** A response that a respondent posts. */
    static CollectedResponse posted(Visit visit, Submission submission, Instant now, UUID idempotencyKey, UUID requestHash) {
        return new CollectedResponse(newId(visit.survey()), visit.survey(), submission, time(visit.survey(), now),
                idempotencyKey, requestHash, visit.keptContact(),
                visit.keptLink(), visit.participation(),
                visit.survey().isAnonymous() ? null : TraceContext.recorded());
    }

    /** Ids in the order of time, or by chance alone when even the time may not be known. */
    public static UUID newId(AskedSurvey survey) {
        return survey.isAnonymous() ? UUID.randomUUID() : Ids.next();
    }

    /** When it was given, as far as that may be kept. */
    public static Instant time(AskedSurvey survey, Instant time) {
        return survey.isAnonymous() ? time.truncatedTo(ChronoUnit.DAYS) : time;
    }

    /** Whether it may be written with no more ado than that it is new. */
    boolean isFree() {
        return participation == null && survey.settings().responseLimit() == null && !survey.isAnonymous();
    }

    /** What scoring-service is to learn of it. */
    List<Observation> observations() {
        return Retelling.first(measured());
    }

    /** As scoring-service sees it. */
    MeasuredResponse measured() {
        return MeasuredResponse.of(id, survey.questionnaire(), submission.answers(), submission.weight(), respondedAt,
                submission.channel(), submission.attributes(), submission.subject());
    }
}
