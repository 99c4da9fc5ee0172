package cx.touchstone.journey.report;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import cx.touchstone.journey.report.AuditReport.Reached;
import cx.touchstone.journey.report.AuditReport.Said;
import cx.touchstone.journey.report.AuditReport.Seen;

/** What the observations of an audit add up to. */
@ApplicationScoped
class ReportRows {

    @Inject
    EntityManager entities;

    List<Seen> seen(UUID audit) {
        return entities.createQuery("""
                select new cx.touchstone.journey.report.AuditReport$Seen(o.observer, o.kind, count(o))
                from AuditObservation o where o.auditId = :audit group by o.observer, o.kind order by o.observer, o.kind""",
                Seen.class).setParameter("audit", audit).getResultList();
    }

    /** Of our own touchpoints. */
    List<Reached> reached(UUID audit) {
        return entities.createQuery("""
                select new cx.touchstone.journey.report.AuditReport$Reached(o.touchpoint, o.kind, count(o), avg(o.score),
                    stddev_samp(o.score))
                from AuditObservation o where o.auditId = :audit and o.score is not null and o.competitorId is null
                group by o.touchpoint, o.kind order by o.touchpoint, o.kind""", Reached.class).setParameter("audit", audit)
                .getResultList();
    }

    /** How many observations say something in words. */
    long notes(UUID audit) {
        return entities.createQuery("select count(o) from AuditObservation o where o.auditId = :audit and o.notes is not null",
                Long.class).setParameter("audit", audit).getSingleResult();
    }

    /** The first of them. */
    List<Said> words(UUID audit) {
        return entities.createQuery(
                """
                        select new cx.touchstone.journey.report.AuditReport$Said(o.touchpoint, o.kind, o.competitorId, o.observer, o.notes)
                        from AuditObservation o where o.auditId = :audit and o.notes is not null order by o.touchpoint, o.id""",
                Said.class).setParameter("audit", audit).setMaxResults(AuditReport.MOST_WORDS).getResultList();
    }
}
