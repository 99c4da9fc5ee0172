package cx.touchstone.survey.drafting;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;

/** All surveys of the current tenant. */
@ApplicationScoped
public class Surveys implements PanacheRepositoryBase<Survey, UUID> {

    /** The survey, or the refusal that there is none (also when it is another tenant's). */
    public Survey named(UUID id) {
        return find("id", id).firstResultOptional().orElseThrow(SurveyIsUnknown::new);
    }

    /** Oldest first, behind the given id. */
    public List<Survey> after(UUID id, int count) {
        return find("?1 is null or id > ?1 order by id", id).page(Page.ofSize(count)).list();
    }
}
