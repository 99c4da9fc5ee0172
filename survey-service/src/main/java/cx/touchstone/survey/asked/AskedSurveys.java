package cx.touchstone.survey.asked;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.contact.Contact;
import cx.touchstone.survey.contact.Contacts;
import cx.touchstone.survey.distribution.Link;
import cx.touchstone.survey.distribution.Links;
import cx.touchstone.survey.drafting.Survey;
import cx.touchstone.survey.drafting.Surveys;
import cx.touchstone.survey.linkcode.LinkCode;
import cx.touchstone.survey.linkcode.LinkCodes;
import cx.touchstone.survey.linkcode.LinkIsInvalid;
import cx.touchstone.survey.publishing.SurveyVersion;
import cx.touchstone.survey.publishing.SurveyVersions;
import cx.touchstone.survey.suspension.Suspensions;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Which survey is asked behind a link. */
@ApplicationScoped
public class AskedSurveys {

    /** Field of a submission: the version whose questions it answers. */
    public static final String VERSION = "surveyVersion";
    /** How many are remembered. */
    private static final int VERSIONS = 1_000;
    private static final int LINKS = 10_000;
    private static final Duration MOMENT = Duration.ofSeconds(1);

    @Inject
    LinkCodes codes;
    @Inject
    Links links;
    @Inject
    Surveys surveys;
    @Inject
    SurveyVersions versions;
    @Inject
    Contacts contacts;
    @Inject
    Suspensions suspensions;
    @Inject
    AskedSurveys self;

    private record Version(String tenant, UUID survey, int number) {
    }

    private final AsyncCache<LinkCode, Visit> visits = Caffeine.newBuilder().maximumSize(LINKS).expireAfterWrite(MOMENT)
            .buildAsync();
    private final Cache<Version, SurveyVersion> published = Caffeine.newBuilder().maximumSize(VERSIONS).build();

    /** What a link says, which is refused before anything is looked up when we have not signed it. */
    public LinkCode code(String link) {
        return codes.read(link);
    }

    /** The survey that a link of ours leads to, also when link or survey have ended. Blocks. */
    @ActivateRequestContext
    public AskedSurvey behindAny(String link) {
        LinkCode code = codes.read(link);
        String tenant = links.tenantOf(code);
        return Tenant.as(tenant, () -> self.behindAny(tenant, code));
    }

    @Transactional
    AskedSurvey behindAny(String tenant, LinkCode code) {
        return asked(tenant, links.surveyOf(code));
    }

    /** What is asked behind a link; remembered for a moment, in which a closed survey may still take answers. */
    public CompletionStage<Visit> visit(LinkCode code) {
        return visits.get(code, (key, anyExecutor) -> working(() -> self.read(key)));
    }

    @ActivateRequestContext
    public Visit read(LinkCode code) {
        String tenant = links.tenantOf(code);
        return Tenant.as(tenant, () -> self.read(tenant, code));
    }

    @Transactional
    public Visit read(String tenant, LinkCode code) {
        Link link = links.coded(code);
        suspensions.mustNotHold();
        Contact contact = link.contactId() == null ? null
                : contacts.findByIdOptional(link.contactId()).orElseThrow(LinkIsInvalid::new);
        return Visit.of(asked(tenant, link.surveyId()), link, contact);
    }

    /**
     * The survey in the version that a submission names with {@code surveyVersion}: every published one is taken, so that
     * nobody's work is lost when a new one is published. The newest when it names none.
     */
    public CompletionStage<AskedSurvey> inVersion(AskedSurvey newest, JsonNode body) {
        Integer number = versionOf(body);
        return number == null || number == newest.version() ? CompletableFuture.completedStage(newest)
                : working(() -> Tenant.as(newest.tenant(), () -> self.inVersion(newest, number)));
    }

    /** Work that blocks. */
    private static <T> CompletableFuture<T> working(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Infrastructure.getDefaultWorkerPool());
    }

    /** The number of the version that a submission names, or null. */
    public static Integer versionOf(JsonNode body) {
        JsonNode number = body == null ? null : body.get(VERSION);
        if (number != null && !number.isInt()) {
            throw unknownVersion();
        }
        return number == null ? null : Integer.valueOf(number.intValue());
    }

    /** The survey of the current tenant in this version. */
    @ActivateRequestContext
    @Transactional
    public AskedSurvey inVersion(AskedSurvey newest, int number) {
        return number == newest.version() ? newest : newest.in(version(newest.tenant(), newest.id(), number));
    }

    /** A version never changes, so it is read once. */
    @ActivateRequestContext
    @Transactional
    public SurveyVersion version(String tenant, UUID survey, int number) {
        return published.get(new Version(tenant, survey, number), version -> versions
                .find("surveyId = ?1 and number = ?2", version.survey(), number).firstResultOptional()
                .orElseThrow(AskedSurveys::unknownVersion));
    }

    private static Refusal unknownVersion() {
        return new Refusal.Invalid("/" + VERSION, "unknown-version", "The survey has no such version.");
    }

    /** The newest version of a survey of the current tenant. */
    @Transactional
    public AskedSurvey asked(String tenant, UUID id) {
        Survey survey = surveys.named(id);
        survey.mustBePublished();
        return AskedSurvey.of(tenant, survey, published.get(new Version(tenant, id, survey.published()),
                version -> versions.numbered(id, version.number())));
    }
}
