package cx.touchstone.survey.asked;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.quarkus.cache.CacheResult;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Which survey is asked behind a link. */
@ApplicationScoped
public class AskedSurveys {

    /** Field of a submission: the version whose questions it answers. */
    public static final String VERSION = "surveyVersion";
    /** How many are remembered. */
    private static final int VERSIONS = 1_000;

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
    AskedSurveys self;

    private record Version(String tenant, UUID survey, int number) {
    }

    private final Cache<Version, SurveyVersion> published = Caffeine.newBuilder().maximumSize(VERSIONS).build();

    /** What a link says, which is refused before anything is looked up when we have not signed it, or when it has ended. */
    public LinkCode code(String link) {
        return codes.read(link).mustBeCurrent(Instant.now());
    }

    /** What is asked behind a link. */
    public Uni<AskedSurvey> behind(String link) {
        return self.visit(code(link)).map(Visit::survey);
    }

    /** Remembered for a second (see {@code application.properties}): so long a closed survey may still take answers. */
    @CacheResult(cacheName = "asked-surveys")
    public Uni<Visit> visit(LinkCode code) {
        return Uni.createFrom().item(() -> self.read(code)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @ActivateRequestContext
    public Visit read(LinkCode code) {
        String tenant = links.tenantOf(code);
        return Tenant.as(tenant, () -> self.read(tenant, code));
    }

    @Transactional
    public Visit read(String tenant, LinkCode code) {
        Link link = links.coded(code);
        Contact contact = link.contactId() == null ? null
                : contacts.findByIdOptional(link.contactId()).orElseThrow(LinkIsInvalid::new);
        return Visit.of(asked(tenant, link.surveyId()), link, contact);
    }

    /**
     * The survey in the version that a submission names with {@code surveyVersion}: every published one is taken, so that
     * nobody's work is lost when a new one is published. The newest when it names none.
     */
    public Uni<AskedSurvey> inVersion(AskedSurvey newest, JsonNode body) {
        Integer number = versionOf(body);
        return number == null || number == newest.version() ? Uni.createFrom().item(newest)
                : Uni.createFrom().item(() -> Tenant.as(newest.tenant(), () -> self.inVersion(newest, number)))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
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
