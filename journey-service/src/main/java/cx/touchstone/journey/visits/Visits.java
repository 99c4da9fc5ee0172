package cx.touchstone.journey.visits;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import cx.touchstone.journey.checklist.Checklists;
import cx.touchstone.journey.competitor.Competitors;
import cx.touchstone.journey.observation.ObservationKind;

/** The mystery visits of audits. */
@ApplicationScoped
public class Visits {

    @Inject
    EntityManager entities;
    @Inject
    Competitors competitors;
    @Inject
    Checklists checklists;

    /** What was reached at each touchpoint by each checklist, here and elsewhere. */
    public SideBySide of(UUID audit) {
        List<VisitMean> means = entities.createQuery("""
                select new cx.touchstone.journey.visits.VisitMean(o.touchpoint, o.checklistId, o.competitorId, count(o),
                    avg(o.score), stddev_samp(o.score))
                from AuditObservation o where o.auditId = :audit and o.kind = :kind and o.score is not null
                group by o.touchpoint, o.checklistId, o.competitorId order by o.touchpoint, o.checklistId, o.competitorId""",
                VisitMean.class).setParameter("audit", audit).setParameter("kind", ObservationKind.MYSTERY_SHOPPING)
                .getResultList();
        return SideBySide.of(means, names(means));
    }

    private Map<UUID, String> names(List<VisitMean> means) {
        Map<UUID, String> names = new HashMap<>();
        if (!means.isEmpty()) {
            competitors.list("id in ?1", distinct(means, VisitMean::competitor))
                    .forEach(competitor -> names.put(competitor.id(), competitor.name()));
            checklists.list("id in ?1", distinct(means, VisitMean::checklist))
                    .forEach(checklist -> names.put(checklist.id(), checklist.name()));
        }
        return names;
    }

    private static Set<UUID> distinct(List<VisitMean> means, Function<VisitMean, UUID> id) {
        return means.stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
