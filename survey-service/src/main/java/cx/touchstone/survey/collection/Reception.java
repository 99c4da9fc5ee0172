package cx.touchstone.survey.collection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.asked.AskedSurveys;
import cx.touchstone.survey.asked.Languages;
import cx.touchstone.survey.asked.RespondentView;
import cx.touchstone.survey.asked.RespondentViews;
import cx.touchstone.survey.asked.Visit;
import cx.touchstone.survey.collection.CollectResponses.Receipt;
import cx.touchstone.survey.drafting.SurveyIsNotReady;
import cx.touchstone.survey.limits.PeopleOnly;
import cx.touchstone.survey.limits.RateLimits;
import cx.touchstone.survey.limits.StartTokens;
import cx.touchstone.survey.linkcode.LinkCode;
import cx.touchstone.survey.linkcode.LinkIsExpired;
import cx.touchstone.survey.linkcode.LinkIsInvalid;
import cx.touchstone.survey.linkcode.LinkKind;
import cx.touchstone.survey.participation.Participation;
import cx.touchstone.survey.participation.Participations;
import cx.touchstone.survey.participation.ResponseCounts;
import cx.touchstone.survey.participation.SurveyIsFull;
import cx.touchstone.survey.submission.Fingerprint;
import cx.touchstone.survey.submission.Submission;
import cx.touchstone.survey.submission.SubmissionReader;
import cx.touchstone.survey.submission.SubmissionReader.Extent;
import io.agroal.api.AgroalDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;

/** Receives those who come by a link and what they hand in: every rule, in one place for every way in. */
@ApplicationScoped
public class Reception {

    @Inject
    AskedSurveys surveys;
    @Inject
    RateLimits rates;
    @Inject
    PeopleOnly people;
    @Inject
    StartTokens starts;
    @Inject
    CollectResponses responses;
    @Inject
    RespondentViews views;
    @Inject
    Participations participations;
    @Inject
    ResponseCounts counts;
    @Inject
    AgroalDataSource database;

    /**
     * A response that is kept.
     *
     * @param incentive what its respondent gets, or null
     */
    public record Taken(Receipt receipt, IncentiveView incentive) {
    }

    /** Lets somebody in by a link that is good, unless he calls too often; says on the answer how often he may. */
    public CompletionStage<Visit> visit(String link, HttpServerRequest request) {
        LinkCode code = surveys.code(link);
        rates.count(code.id(), request); // by an ended link, too: what came of a post before is looked up
        return surveys.visit(code.mustBeCurrent(Instant.now()));
    }

    /**
     * What is asked, of somebody who may still answer.
     *
     * @param language asked for, may be null
     * @param acceptLanguage the browser's header, may be null
     * @param own attributes that the visitor will send with the answers
     */
    public Uni<RespondentView> questions(Visit visit, String language, String acceptLanguage, Map<String, String> own) {
        Instant now = Instant.now();
        visit.survey().mustBeOpen(now);
        List<String> wanted = Languages.wanted(language, visit.linkLanguage(), visit.contactLanguage(), acceptLanguage);
        return mayAnswer(visit).map(free -> views.of(visit, visit.survey().questionnaire().languageFor(wanted), own)
                .begunAt(starts.at(visit.link(), now)));
    }

    /**
     * Itself, or the refusal for somebody who has answered what can be answered once, or of whom the survey has enough
     * already.
     */
    public Uni<Visit> mayAnswer(Visit visit) {
        AskedSurvey survey = visit.survey();
        Participation participation = visit.participation();
        Integer limit = survey.settings().responseLimit();
        return participation == null && limit == null ? Uni.createFrom().item(visit) : working(visit, () -> {
            try (Connection connection = database.getConnection()) {
                if (participation != null && participations.has(connection, survey.tenant(), participation)) {
                    throw participation.refusal();
                }
                if (limit != null && counts.taken(connection, survey.tenant(), survey.id()) >= limit) {
                    throw new SurveyIsFull();
                }
                return visit;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** The same visitor with the version open that the body names, else with the newest. */
    public CompletionStage<Visit> inVersion(Visit visit, JsonNode body) {
        return surveys.inVersion(visit.survey(), body).thenApply(visit::in);
    }

    /**
     * Takes a whole response by a link, or says again what came of it: what was taken stays so when link or survey have ended
     * since, or the questions have changed.
     *
     * @param idempotencyKey under which it may come again, may be null
     */
    public CompletionStage<Taken> submit(String link, HttpServerRequest request, JsonNode body, String idempotencyKey) {
        Supplier<CompletionStage<Taken>> taking = () -> visit(link, request)
                .thenCompose(visit -> submit(visit, body, idempotencyKey));
        return idempotencyKey == null ? taking.get()
                : orAsBefore(taking, link, survey -> {
                    Receipt receipt = responses.before(survey, Fingerprint.of(idempotencyKey),
                            Fingerprint.of(String.valueOf(body)));
                    return receipt == null ? null
                            : new Taken(receipt, IncentiveView.of(surveys.inVersion(survey, receipt.version()), body));
                });
    }

    /**
     * What is taken by a link; when that is refused because something has ended or changed, what came of it before.
     *
     * @param before finds that, or null; only asked when it is needed, and may block
     */
    public <T> CompletionStage<T> orAsBefore(Supplier<CompletionStage<T>> taking, String link,
            Function<AskedSurvey, T> before) {
        return CompletableFuture.completedStage(taking).thenCompose(Supplier::get).exceptionallyCompose(failure -> {
            Throwable refusal = failure instanceof CompletionException ? failure.getCause() : failure;
            return mayHaveBeenTaken(refusal)
                    ? CompletableFuture.supplyAsync(() -> before(link, before, (Refusal) refusal),
                            Infrastructure.getDefaultWorkerPool())
                    : CompletableFuture.failedStage(refusal);
        });
    }

    private static boolean mayHaveBeenTaken(Throwable refusal) {
        return refusal instanceof SurveyIsNotReady || refusal instanceof LinkIsExpired || refusal instanceof Refusal.Invalid;
    }

    private <T> T before(String link, Function<AskedSurvey, T> before, Refusal refusal) {
        T found = null;
        try {
            AskedSurvey survey = surveys.behindAny(link);
            found = Tenant.as(survey.tenant(), () -> before.apply(survey));
        } catch (LinkIsInvalid gone) {
            // Whoever had it was erased: the refusal stands.
        }
        if (found == null) {
            throw refusal;
        }
        return found;
    }

    /**
     * Takes a whole response. Completes when it is durable. Here and on the way here nothing is a {@link Uni}: each step of one
     * carries contexts along, which costs more than what is done.
     *
     * @param idempotencyKey under which it may come again, may be null
     */
    public CompletionStage<Taken> submit(Visit visit, JsonNode body, String idempotencyKey) {
        return inVersion(visit, body).thenCompose(asked -> {
            Submission submission = read(asked, body, Extent.WHOLE);
            return responses.collect(CollectedResponse.posted(asked, submission, Instant.now(),
                    idempotencyKey == null ? null : Fingerprint.of(idempotencyKey),
                    idempotencyKey == null ? null : Fingerprint.of(body.toString())))
                    .thenApply(receipt -> new Taken(receipt, IncentiveView.of(asked, submission)));
        });
    }

    /** What was handed in, if everything about it is right. */
    public Submission read(Visit visit, JsonNode body, Extent extent) {
        Instant now = Instant.now();
        visit.survey().mustBeOpen(now);
        Submission submission = SubmissionReader.read(body, visit, extent);
        people.mustNotBeTrapped(body);
        Integer seconds = visit.survey().settings().minimumSeconds();
        if (extent != Extent.PART && visit.kind() == LinkKind.OPEN && seconds != null) {
            people.mustTakeTime(body, visit.link(), Duration.ofSeconds(seconds), now);
        }
        return submission;
    }

    /** Work that blocks, for the visit's tenant. */
    public static <T> Uni<T> working(Visit visit, Supplier<T> work) {
        return Uni.createFrom().item(() -> Tenant.as(visit.survey().tenant(), work))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
