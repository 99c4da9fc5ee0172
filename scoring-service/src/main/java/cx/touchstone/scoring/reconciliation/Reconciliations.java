package cx.touchstone.scoring.reconciliation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.Timeouts;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** All reconciliations of the current tenant. */
@ApplicationScoped
class Reconciliations implements PanacheRepositoryBase<Reconciliation, UUID> {

    /** The one that was begun last, or the refusal that there is none. */
    Reconciliation latest() {
        return find("order by id desc").firstResultOptional().orElseThrow(NothingIsReconciled::new);
    }

    /** That one, or the refusal that there is none. */
    Reconciliation named(UUID id) {
        return find("id", id).firstResultOptional().orElseThrow(NothingIsReconciled::new);
    }

    Optional<Reconciliation> running() {
        return find("finishedAt is null").firstResultOptional();
    }

    /** The reconciliation, which nobody else moves on until the transaction ends; empty when somebody does so now. */
    Optional<Reconciliation> held(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI).firstResultOptional();
    }

    /** Forgets all but the latest ones. */
    void keep(int most) {
        List<UUID> kept = find("order by id desc").page(0, most).stream().map(one -> one.id).toList();
        delete("id not in ?1 and finishedAt is not null", kept);
    }
}
