package cx.touchstone.journey.finding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import cx.touchstone.kit.Refusal.Changed;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;

/** All findings of the current tenant's audits. */
@ApplicationScoped
public class Findings implements PanacheRepositoryBase<Finding, UUID> {

    /** The most that are told at once. */
    public static final int LONGEST = 1_000;

    /** What comes first in a list. */
    enum Sort {
        /** The oldest. */
        CREATED,
        /** The worst, of equal ones the oldest. */
        SEVERITY
    }

    Finding named(UUID audit, UUID id) {
        return find("auditId = ?1 and id = ?2", audit, id).firstResultOptional().orElseThrow(FindingIsUnknown::new);
    }

    /** The finding in the state that {@code If-Match} names, and nobody begins to refer to it until the transaction ends. */
    Finding unchanged(UUID audit, UUID id, String ifMatch) {
        Finding finding = find("auditId = ?1 and id = ?2", audit, id).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional().orElseThrow(FindingIsUnknown::new);
        Changed.check(ifMatch, finding.revision);
        return finding;
    }

    /** The finding, if the audit has it; it stays as it is until the transaction ends. */
    public Optional<Finding> kept(UUID audit, UUID id) {
        return find("auditId = ?1 and id = ?2", audit, id).withLock(LockModeType.PESSIMISTIC_READ).firstResultOptional();
    }

    /** What makes two proposals the same. */
    public record Gap(String touchpoint, String metric) {
    }

    /** The gaps that were proposed in the audit already, whatever became of them. */
    public Set<Gap> proposed(UUID audit) {
        return getEntityManager()
                .createQuery("select f.touchpoint, f.metric from Finding f where f.auditId = :audit and f.proposed",
                        Object[].class)
                .setParameter("audit", audit).getResultList().stream()
                .map(row -> new Gap((String) row[0], (String) row[1])).collect(Collectors.toSet());
    }

    /** Those that a person stands behind, the worst first, of equal ones the oldest; at most {@value #LONGEST}. */
    public List<FindingView> confirmed(UUID audit) {
        return worst(audit, Finding.Status.CONFIRMED, null, null, LONGEST).stream().map(FindingView::of).toList();
    }

    /** How many a person stands behind. */
    public long confirmedOf(UUID audit) {
        return count("auditId = ?1 and status = ?2", audit, Finding.Status.CONFIRMED);
    }

    /** Oldest first, behind the given id; of one status and severity, or of any when they are null. */
    List<Finding> of(UUID audit, Finding.Status status, Finding.Severity severity, UUID after, int count) {
        Map<String, Object> values = new HashMap<>();
        String where = where(audit, status, severity, values);
        if (after != null) {
            where += " and id > :after";
            values.put("after", after);
        }
        return find(where + " order by id", values).page(Page.ofSize(count)).list();
    }

    /** The worst first, of equal ones the oldest, behind the given rank; of one status and severity, or of any. */
    List<Finding> worst(UUID audit, Finding.Status status, Finding.Severity severity, Rank after, int count) {
        Map<String, Object> values = new HashMap<>();
        String where = where(audit, status, severity, values);
        if (after != null) {
            where += " and leniency >= :leniency and (leniency > :leniency or id > :after)";
            values.put("leniency", after.leniency());
            values.put("after", after.id());
        }
        return find(where + " order by leniency, id", values).page(Page.ofSize(count)).list();
    }

    private static String where(UUID audit, Finding.Status status, Finding.Severity severity, Map<String, Object> values) {
        StringBuilder where = new StringBuilder("auditId = :audit");
        values.put("audit", audit);
        if (status != null) {
            where.append(" and status = :status");
            values.put("status", status);
        }
        if (severity != null) {
            where.append(" and severity = :severity");
            values.put("severity", severity);
        }
        return where.toString();
    }
}
