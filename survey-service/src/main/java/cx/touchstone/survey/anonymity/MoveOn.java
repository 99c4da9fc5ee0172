package cx.touchstone.survey.anonymity;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.drafting.Surveys;
import cx.touchstone.survey.privacy.Rows;
import cx.touchstone.survey.publishing.SurveyVersions;
import cx.touchstone.survey.questionnaire.Settings.Retention;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Moves on whatever is to be made anonymous, a chunk at a time: each chunk is one transaction, so a crash between two loses
 * nothing, and any number of replicas may do so at once.
 */
@ApplicationScoped
public class MoveOn {

    private static final Logger LOG = Logger.getLogger(MoveOn.class);
    private static final int CHUNK = 500;
    private static final String OVER = "status <> 'STARTED' and responded_at < ?";
    /** By tenant, survey and time, those that {@link #retain()} finds. */
    static final String RETAINED = chunk(OVER);
    /** Answers that were under way when the survey was closed. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private record Work(String tenant, UUID id) {
    }

    /** Where a chunk ended. */
    private record Place(Instant time, UUID id) {
    }

    @Inject
    Rows rows;
    @Inject
    Anonymisations jobs;
    @Inject
    Surveys surveys;
    @Inject
    SurveyVersions versions;
    @Inject
    AnonymiseResponses anonymiseResponses;
    @Inject
    Tenant tenant;
    @Inject
    ObjectMapper json;

    /** Goes on with closed surveys that are to be anonymous. */
    @ActivateRequestContext // without it Hibernate knows no tenant
    @Scheduled(identity = "anonymise-surveys", every = "${touchstone.anonymisation.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void anonymise() {
        for (Work work : work("select tenant, anonymisation from anonymisations_running()")) {
            attempt(work, () -> {
                while (inTransaction(() -> moveOn(work.id()))) {
                    LOG.debugf("anonymisation %s moves on", work.id());
                }
            });
        }
    }

    /** Makes responses anonymous whose time is over, as their surveys say. */
    @ActivateRequestContext // without it Hibernate knows no tenant
    @Scheduled(identity = "retention", every = "${touchstone.retention.every}", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void retain() {
        for (Work work : work("select tenant, survey from surveys_with_retention()")) {
            attempt(work, () -> {
                Place place = new Place(null, null);
                while (place != null) {
                    Place behind = place;
                    place = inTransaction(() -> retain(work.id(), behind));
                }
            });
        }
    }

    private List<Work> work(String sql) {
        return Tenant.as(Tenant.NOBODY,
                () -> rows.read(row -> new Work(row.getString(1), row.getObject(2, UUID.class)), sql));
    }

    /** One that fails must not hold up the others; it is tried again the next time. */
    private static void attempt(Work work, Runnable done) {
        try {
            Tenant.as(work.tenant(), () -> {
                done.run();
                return null;
            });
        } catch (RuntimeException e) {
            LOG.warnf("%s of tenant %s cannot be made anonymous now: %s", work.id(), work.tenant(), e.getMessage());
        }
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    /** @return whether there is more to do */
    private boolean moveOn(UUID id) {
        Anonymisation job = jobs.held(id);
        if (job.status == Anonymisation.Status.DONE) {
            return false;
        }
        List<NamedResponse> chunk = chunk(job.surveyId, "received_at <= ?",
                job.beganAt.plus(LATE), job.behindTime, job.behindId);
        anonymiseResponses.anonymise(job.surveyId, chunk, job.comments);
        if (!chunk.isEmpty()) {
            job.goOn(chunk.size(), chunk.getLast().respondedAt(), chunk.getLast().id());
        } else if (job.behindTime != null) {
            job.beginAgain();
        } else {
            job.end(Instant.now());
        }
        return job.status == Anonymisation.Status.RUNNING;
    }

    /** @return behind which to go on, or null when there is no more */
    private Place retain(UUID survey, Place behind) {
        Retention retention = versions.numbered(survey, surveys.named(survey).published()).questionnaire().settings()
                .retention();
        Instant end = Instant.now().atOffset(ZoneOffset.UTC).minus(retention.after()).toInstant();
        List<NamedResponse> chunk = chunk(survey, OVER, end, behind.time(), behind.id());
        anonymiseResponses.anonymise(survey, chunk, retention.comments());
        return chunk.size() < CHUNK ? null : new Place(chunk.getLast().respondedAt(), chunk.getLast().id());
    }

    /** The next responses in the order of time, locked. */
    private List<NamedResponse> chunk(UUID survey, String condition, Instant limit, Instant behindTime, UUID behindId) {
        return behindTime == null
                ? rows.read(row -> NamedResponse.read(row, json), chunk(condition), tenant.current(), survey,
                        limit.atOffset(ZoneOffset.UTC))
                : rows.read(row -> NamedResponse.read(row, json), chunk(condition + " and (responded_at, id) > (?, ?)"),
                        tenant.current(), survey, limit.atOffset(ZoneOffset.UTC), behindTime.atOffset(ZoneOffset.UTC),
                        behindId);
    }

    private static String chunk(String condition) {
        return "select " + NamedResponse.COLUMNS + " from response where tenant_id = ? and survey_id = ?"
                + " and not anonymised and " + condition + " order by responded_at, id limit " + CHUNK + " for update";
    }
}
