package cx.touchstone.journey.publishing;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cx.touchstone.journey.mapping.JourneyIsUnknown;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** All published versions of the current tenant's journeys. */
@ApplicationScoped
public class JourneyVersions implements PanacheRepositoryBase<JourneyVersion, UUID> {

    public JourneyVersion numbered(UUID journey, int number) {
        return find("journeyId = ?1 and number = ?2", journey, number).firstResultOptional()
                .orElseThrow(JourneyIsUnknown::new);
    }

    /** In the order of their numbers, behind the given one. */
    List<JourneyVersionSummary> of(UUID journey, int after, int count) {
        return getEntityManager().createQuery("""
                select new cx.touchstone.journey.publishing.JourneyVersionSummary(v.journeyId, v.number, v.name, v.goal, v.kind,
                    v.note, v.stageCount, v.touchpointCount, v.publishedAt)
                from JourneyVersion v where v.journeyId = :journey and v.number > :after order by v.number""",
                JourneyVersionSummary.class).setParameter("journey", journey).setParameter("after", after)
                .setMaxResults(count).getResultList();
    }
}
