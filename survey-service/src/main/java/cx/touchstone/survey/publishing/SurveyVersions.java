package cx.touchstone.survey.publishing;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cx.touchstone.survey.drafting.SurveyIsUnknown;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;

/** All published versions of the current tenant's surveys. */
@ApplicationScoped
public class SurveyVersions implements PanacheRepositoryBase<SurveyVersion, UUID> {

    public SurveyVersion numbered(UUID survey, int number) {
        return find("surveyId = ?1 and number = ?2", survey, number).firstResultOptional().orElseThrow(SurveyIsUnknown::new);
    }

    /** In the order of their numbers, behind the given one. */
    public List<SurveyVersion> of(UUID survey, int after, int count) {
        return find("surveyId = ?1 and number > ?2 order by number", survey, after).page(Page.ofSize(count)).list();
    }

    /** All versions of a survey in the order of their numbers; of all surveys when it is null. */
    public List<SurveyVersion> allOf(UUID survey) {
        return survey == null ? listAll() : list("surveyId = ?1 order by number", survey);
    }
}
