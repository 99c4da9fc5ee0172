package cx.touchstone.journey.audit;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import cx.touchstone.kit.Refusal.Changed;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** All audits of the current tenant. */
@ApplicationScoped
public class Audits implements PanacheRepositoryBase<Audit, UUID> {

    /** The audit, or the refusal that there is none (also when it is another tenant's). */
    public Audit named(UUID id) {
        return find("id", id).firstResultOptional().orElseThrow(AuditIsUnknown::new);
    }

    /** Like {@link #named}, and its state stays as it is until the transaction ends. */
    public Audit held(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_READ).firstResultOptional().orElseThrow(AuditIsUnknown::new);
    }

    /** Like {@link #named}, in the state that {@code If-Match} names, and nobody else's until the transaction ends. */
    public Audit unchanged(UUID id, String ifMatch) {
        Audit audit = find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(AuditIsUnknown::new);
        Changed.check(ifMatch, audit.revision);
        return audit;
    }

    /** Refuses when there is no such audit; reads nothing of it. */
    public void checkThereIs(UUID id) {
        if (count("id", id) == 0) {
            throw new AuditIsUnknown();
        }
    }

    /** Oldest first, behind the given id; of one status, or of any when it is null. */
    List<AuditSummary> after(UUID id, Audit.Status status, int count) {
        String where = (id == null ? "1 = 1" : "a.id > :id") + (status == null ? "" : " and a.status = :status");
        var query = getEntityManager().createQuery("""
                select new cx.touchstone.journey.audit.AuditSummary(a.id, a.name, a.status, a.recurrence, a.opensOn,
                    a.previousId, a.startedAt, a.closedAt, a.createdAt, a.changedAt)
                from Audit a where %s order by a.id""".formatted(where), AuditSummary.class).setMaxResults(count);
        if (id != null) {
            query.setParameter("id", id);
        }
        if (status != null) {
            query.setParameter("status", status);
        }
        return query.getResultList();
    }
}
