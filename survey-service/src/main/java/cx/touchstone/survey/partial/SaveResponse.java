package cx.touchstone.survey.partial;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.kit.Refusal;
import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.asked.AskedSurveys;
import cx.touchstone.survey.asked.Visit;
import cx.touchstone.survey.collection.CollectedResponse;
import cx.touchstone.survey.collection.IncentiveView;
import cx.touchstone.survey.collection.Reception;
import cx.touchstone.survey.event.TellOfResponses;
import cx.touchstone.survey.observation.MeasuredResponse;
import cx.touchstone.survey.observation.ObservationOutbox;
import cx.touchstone.survey.observation.Retelling;
import cx.touchstone.survey.partial.SavedView.SavedStatus;
import cx.touchstone.survey.submission.Fingerprint;
import cx.touchstone.survey.submission.Submission;
import cx.touchstone.survey.submission.SubmissionReader.Extent;
import io.smallrye.mutiny.Uni;

/** Saves a response as far as it goes, or completes it. */
@ApplicationScoped
public class SaveResponse {

    private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9_-]{22,64}");

    /**
     * What is saved now.
     *
     * @param begun whether nothing was saved in this session before
     * @param incentive what the respondent gets who has completed it, or null
     */
    public record Saved(UUID id, SavedStatus status, int version, Integer sequence, JsonNode answers, String locale,
            boolean begun, IncentiveView incentive) {

        static Saved of(SavedResponse saved, boolean begun) {
            return new Saved(saved.id(), saved.status(), saved.version(), saved.sequence(), saved.submission().answers(),
                    saved.submission().locale(), begun, null);
        }

        Saved thanked(IncentiveView incentive) {
            return new Saved(id, status, version, sequence, answers, locale, begun, incentive);
        }
    }

    @Inject
    Transactions transactions;
    @Inject
    SavedResponses responses;
    @Inject
    AskedSurveys surveys;
    @Inject
    Reception reception;
    @Inject
    Completion completion;
    @Inject
    ObservationOutbox outbox;
    @Inject
    TellOfResponses told;

    /** What was saved in a session, to go on with. */
    public Uni<Saved> saved(Visit visit, String session) {
        UUID key = key(session);
        return Reception.working(visit, () -> {
            visit.survey().mustBeOpen(Instant.now());
            SavedResponse saved = transactions.of(connection -> responses.in(connection, visit.survey(), key, false));
            if (saved == null) {
                throw new SessionIsUnknown();
            }
            if (saved.status() == SavedStatus.COMPLETE) {
                throw new ResponseIsComplete();
            }
            return Saved.of(saved, false);
        });
    }

    /** Saves what is handed in; completes the response when the body says so. Completes when it is durable. */
    public Uni<Saved> save(Visit visit, String session, JsonNode body) {
        UUID key = key(session);
        return Reception.working(visit, () -> {
            boolean complete = SavedFields.isComplete(body);
            Integer sequence = SavedFields.sequence(body);
            Visit asked = visit.in(asked(visit, key, body));
            Submission submission = reception.read(asked, body, complete ? Extent.LAST_PART : Extent.PART);
            UUID hash = complete ? Fingerprint.of(body.toString()) : null;
            Saved saved = transactions.of(connection -> save(connection, asked, key, submission, complete, sequence, hash));
            outbox.nudge();
            return saved.status() == SavedStatus.COMPLETE ? saved.thanked(IncentiveView.of(asked, submission)) : saved;
        });
    }

    /** What the same body has completed in this session before, or null. */
    Saved completed(AskedSurvey survey, String session, JsonNode body) {
        UUID key = key(session);
        SavedResponse saved = transactions.of(connection -> responses.in(connection, survey, key, false));
        return saved == null || !Fingerprint.of(String.valueOf(body)).equals(saved.requestHash()) ? null
                : Saved.of(saved, false).thanked(IncentiveView.of(surveys.inVersion(survey, saved.version()), body));
    }

    /** In the version that is named, else in the one that was saved, else in the newest. */
    private AskedSurvey asked(Visit visit, UUID session, JsonNode body) {
        Integer number = AskedSurveys.versionOf(body);
        if (number == null) {
            SavedResponse saved = transactions.of(connection -> responses.in(connection, visit.survey(), session, false));
            number = saved == null ? null : saved.version();
        }
        return number == null ? visit.survey() : surveys.inVersion(visit.survey(), number);
    }

    private Saved save(Connection connection, Visit visit, UUID session, Submission submission, boolean complete,
            Integer sequence, UUID hash) throws SQLException {
        AskedSurvey survey = visit.survey();
        completion.holdContact(connection, visit);
        Instant now = CollectedResponse.time(survey, Instant.now());
        boolean begun = responses.in(connection, survey, session, false) == null
                && begin(connection, visit, session, submission, now);
        Refusal refusal = complete ? completion.reserve(connection, visit) : null;
        SavedResponse before = responses.in(connection, survey, session, true);
        if (before != null && before.status() == SavedStatus.COMPLETE) {
            if (!complete || !hash.equals(before.requestHash())) {
                throw new ResponseIsComplete();
            }
            if (refusal == null) {
                completion.giveBack(connection, visit);
            }
            return Saved.of(before, false);
        }
        if (refusal != null || before == null) {
            // Removed by somebody else between the two statements, such as whoever completed the survey elsewhere.
            throw refusal == null ? new SessionIsUnknown() : refusal;
        }
        if (!complete && before.isPast(sequence)) {
            return Saved.of(before, false);
        }
        SavedStatus next = complete ? SavedStatus.COMPLETE : before.status();
        SavedResponse saved = before.with(next, survey.version(), submission, sequence == null ? before.sequence() : sequence,
                hash, now);
        if (complete) {
            completion.use(connection, visit, saved.id());
        }
        responses.save(connection, survey.tenant(), saved, next == SavedStatus.STARTED ? expiry(survey) : null);
        if (complete && !survey.isAnonymous()) {
            told.completed(connection, survey.tenant(), saved.id());
        }
        MeasuredResponse measured = saved.measured(survey.questionnaire());
        if (before.status() == SavedStatus.PARTIAL) {
            MeasuredResponse was = before
                    .measured(surveys.version(survey.tenant(), survey.id(), before.version()).questionnaire());
            outbox.tell(connection, survey.tenant(), Retelling.changed(was, measured, saved.revision()),
                    survey.isAnonymous());
        } else if (complete) {
            outbox.tell(connection, survey.tenant(), Retelling.first(measured), survey.isAnonymous());
        }
        return Saved.of(saved, begun);
    }

    private boolean begin(Connection connection, Visit visit, UUID session, Submission submission, Instant now)
            throws SQLException {
        completion.mustBeFree(connection, visit, session);
        AskedSurvey survey = visit.survey();
        return responses.begin(connection, visit, session, new SavedResponse(CollectedResponse.newId(survey), survey.id(),
                survey.version(), SavedStatus.STARTED, 0, null, null, submission, now), expiry(survey), now);
    }

    /** When it counts as it is; of an anonymous response that must not tell more than the day of the last step. */
    private static Instant expiry(AskedSurvey survey) {
        Duration patience = survey.settings().partialExpiry();
        Instant now = Instant.now();
        return (survey.isAnonymous() ? now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS) : now).plus(patience);
    }

    private static UUID key(String session) {
        if (!SESSION.matcher(session).matches()) {
            throw new Refusal.Invalid("session", "pattern", "A session is 22 to 64 letters, digits, '-' or '_'.");
        }
        return Fingerprint.of(session);
    }
}
