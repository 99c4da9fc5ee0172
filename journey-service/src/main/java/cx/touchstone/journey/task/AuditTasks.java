package cx.touchstone.journey.task;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cx.touchstone.journey.audit.Audit;
import cx.touchstone.journey.running.Bequest;
import cx.touchstone.kit.Refusal.Changed;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** All tasks of the current tenant's audits. */
@ApplicationScoped
public class AuditTasks implements PanacheRepositoryBase<AuditTask, UUID>, Bequest {

    AuditTask named(UUID audit, UUID id) {
        return find("auditId = ?1 and id = ?2", audit, id).firstResultOptional().orElseThrow(TaskIsUnknown::new);
    }

    /** The task in the state that {@code If-Match} names. */
    AuditTask unchanged(UUID audit, UUID id, String ifMatch) {
        AuditTask task = named(audit, id);
        Changed.check(ifMatch, task.revision);
        return task;
    }

    /** Oldest first, behind the given id. */
    List<AuditTask> of(UUID audit, UUID after, int count) {
        return (after == null ? find("auditId = ?1 order by id", audit)
                : find("auditId = ?1 and id > ?2 order by id", audit, after))
                .page(io.quarkus.panache.common.Page.ofSize(count)).list();
    }

    /** The next audit has the same tasks, as many days later as it opens later. */
    @Override
    public void pass(Audit closed, Audit next) {
        long days = ChronoUnit.DAYS.between(closed.opened(), next.opensOn());
        list("auditId = ?1 and status <> ?2 order by id", closed.id(), AuditTask.Status.DROPPED)
                .forEach(task -> persist(task.again(next.id(), days, Instant.now())));
    }
}
