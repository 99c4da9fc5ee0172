package cx.touchstone.journey.observation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import cx.touchstone.kit.Refusal.Changed;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** All that was observed in the current tenant's audits. */
@ApplicationScoped
public class AuditObservations implements PanacheRepositoryBase<AuditObservation, UUID> {

    AuditObservation named(UUID audit, UUID id) {
        return find("auditId = ?1 and id = ?2", audit, id).firstResultOptional().orElseThrow(ObservationIsUnknown::new);
    }

    /** Whether the audit has such an observation; if so, it stays until the transaction ends. */
    public boolean keeps(UUID audit, String id) {
        return find("auditId = ?1 and cast(id as string) = ?2", audit, id).withLock(LockModeType.PESSIMISTIC_READ)
                .firstResultOptional().isPresent();
    }

    /** The observation in the state that {@code If-Match} names; nobody begins to refer to it until the transaction ends. */
    AuditObservation unchanged(UUID audit, UUID id, String ifMatch) {
        AuditObservation observation = find("auditId = ?1 and id = ?2", audit, id).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional().orElseThrow(ObservationIsUnknown::new);
        Changed.check(ifMatch, observation.revision);
        return observation;
    }

    /** Oldest first, behind the given id; of one kind and at one touchpoint, or of any when they are null. */
    List<AuditObservation> of(UUID audit, ObservationKind kind, String touchpoint, UUID after, int count) {
        StringBuilder where = new StringBuilder("auditId = :audit");
        Map<String, Object> values = new HashMap<>(Map.of("audit", audit));
        if (kind != null) {
            where.append(" and kind = :kind");
            values.put("kind", kind);
        }
        if (touchpoint != null) {
            where.append(" and touchpoint = :touchpoint");
            values.put("touchpoint", touchpoint);
        }
        if (after != null) {
            where.append(" and id > :after");
            values.put("after", after);
        }
        return find(where + " order by id", values).page(io.quarkus.panache.common.Page.ofSize(count)).list();
    }
}
