package cx.touchstone.survey.collection;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.distribution.OpenLink;
import cx.touchstone.survey.distribution.OpenLinks;
import cx.touchstone.survey.drafting.Survey;
import cx.touchstone.survey.drafting.SurveyIsUnknown;
import cx.touchstone.survey.drafting.Surveys;
import cx.touchstone.survey.publishing.SurveyVersions;
import io.quarkus.cache.CacheResult;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Which survey is asked behind a link. */
@ApplicationScoped
public class AskedSurveys {

    @Inject
    OpenLinks links;
    @Inject
    Surveys surveys;
    @Inject
    SurveyVersions versions;
    @Inject
    AskedSurveys self;

    /** Remembered for a second (see {@code application.properties}): so long a closed survey may still take answers. */
    @CacheResult(cacheName = "asked-surveys")
    public Uni<AskedSurvey> behind(String link) {
        return Uni.createFrom().item(() -> self.read(link)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @ActivateRequestContext
    AskedSurvey read(String link) {
        String tenant = links.tenantOf(link).orElseThrow(SurveyIsUnknown::new);
        return Tenant.as(tenant, () -> self.read(tenant, link));
    }

    @Transactional
    AskedSurvey read(String tenant, String link) {
        return asked(tenant, links.coded(link).map(OpenLink::surveyId).orElseThrow(SurveyIsUnknown::new));
    }

    /** The newest version of a survey of the current tenant. */
    @Transactional
    public AskedSurvey asked(String tenant, UUID id) {
        Survey survey = surveys.named(id);
        survey.mustBePublished();
        return AskedSurvey.of(tenant, survey, versions.numbered(id, survey.published()));
    }
}
