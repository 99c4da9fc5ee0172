package cx.touchstone.survey.collection;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.distribution.Links;
import cx.touchstone.survey.drafting.Survey;
import cx.touchstone.survey.drafting.Surveys;
import cx.touchstone.survey.linkcode.LinkCode;
import cx.touchstone.survey.linkcode.LinkCodes;
import cx.touchstone.survey.publishing.SurveyVersions;
import io.quarkus.cache.CacheResult;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Which survey is asked behind a link. */
@ApplicationScoped
public class AskedSurveys {

    @Inject
    LinkCodes codes;
    @Inject
    Links links;
    @Inject
    Surveys surveys;
    @Inject
    SurveyVersions versions;
    @Inject
    AskedSurveys self;

    /** A code that we have not signed, or that has ended, is refused before anything is looked up. */
    public Uni<AskedSurvey> behind(String link) {
        return self.behind(codes.read(link).mustBeCurrent(Instant.now()));
    }

    /** Remembered for a second (see {@code application.properties}): so long a closed survey may still take answers. */
    @CacheResult(cacheName = "asked-surveys")
    Uni<AskedSurvey> behind(LinkCode code) {
        return Uni.createFrom().item(() -> self.read(code)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @ActivateRequestContext
    AskedSurvey read(LinkCode code) {
        String tenant = links.tenantOf(code);
        return Tenant.as(tenant, () -> self.read(tenant, code));
    }

    @Transactional
    AskedSurvey read(String tenant, LinkCode code) {
        return asked(tenant, links.coded(code).surveyId());
    }

    /** The newest version of a survey of the current tenant. */
    @Transactional
    public AskedSurvey asked(String tenant, UUID id) {
        Survey survey = surveys.named(id);
        survey.mustBePublished();
        return AskedSurvey.of(tenant, survey, versions.numbered(id, survey.published()));
    }

    /** One published version of a survey of the current tenant. */
    @Transactional
    public AskedSurvey asked(String tenant, UUID id, int version) {
        return AskedSurvey.of(tenant, surveys.named(id), versions.numbered(id, version));
    }
}
