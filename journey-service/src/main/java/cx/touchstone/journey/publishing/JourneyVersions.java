package cx.touchstone.journey.publishing;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cx.touchstone.journey.mapping.JourneyIsUnknown;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;

/** All published versions of the current tenant's journeys. */
@ApplicationScoped
public class JourneyVersions implements PanacheRepositoryBase<JourneyVersion, UUID> {

    public JourneyVersion numbered(UUID journey, int number) {
        return find("journeyId = ?1 and number = ?2", journey, number).firstResultOptional()
                .orElseThrow(JourneyIsUnknown::new);
    }

    /** In the order of their numbers, behind the given one. */
    public List<JourneyVersion> of(UUID journey, int after, int count) {
        return find("journeyId = ?1 and number > ?2 order by number", journey, after).page(Page.ofSize(count)).list();
    }
}
