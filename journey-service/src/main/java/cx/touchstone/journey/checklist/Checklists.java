package cx.touchstone.journey.checklist;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import cx.touchstone.kit.Refusal.Changed;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** All checklists of the current tenant. */
@ApplicationScoped
public class Checklists implements PanacheRepositoryBase<Checklist, UUID> {

    /** The checklist, or the refusal that there is none (also when it is another tenant's). */
    public Checklist named(UUID id) {
        return find("id", id).firstResultOptional().orElseThrow(ChecklistIsUnknown::new);
    }

    /**
     * Like {@link #named}, in the state that {@code If-Match} names; nobody begins to refer to it until the transaction ends.
     */
    Checklist held(UUID id, String ifMatch) {
        Checklist checklist = find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(ChecklistIsUnknown::new);
        Changed.check(ifMatch, checklist.revision);
        return checklist;
    }

    /** The checklist, if there is one; it stays until the transaction ends. */
    public Optional<Checklist> kept(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_READ).firstResultOptional();
    }

    /** Oldest first, behind the given id. */
    List<Checklist> after(UUID id, int count) {
        return (id == null ? find("order by id") : find("id > ?1 order by id", id))
                .page(io.quarkus.panache.common.Page.ofSize(count)).list();
    }
}
