package cx.touchstone.journey.competitor;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import cx.touchstone.kit.Refusal.Changed;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** All competitors of the current tenant. */
@ApplicationScoped
public class Competitors implements PanacheRepositoryBase<Competitor, UUID> {

    /** The competitor, or the refusal that there is none (also when it is another tenant's). */
    public Competitor named(UUID id) {
        return find("id", id).firstResultOptional().orElseThrow(CompetitorIsUnknown::new);
    }

    /**
     * Like {@link #named}, in the state that {@code If-Match} names; nobody begins to refer to it until the transaction ends.
     */
    Competitor held(UUID id, String ifMatch) {
        Competitor competitor = find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(CompetitorIsUnknown::new);
        Changed.check(ifMatch, competitor.revision);
        return competitor;
    }

    /** Whether there is such a competitor; if so, it stays until the transaction ends. */
    public boolean keeps(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_READ).firstResultOptional().isPresent();
    }

    /** Oldest first, behind the given id. */
    List<Competitor> after(UUID id, int count) {
        return (id == null ? find("order by id") : find("id > ?1 order by id", id))
                .page(io.quarkus.panache.common.Page.ofSize(count)).list();
    }
}
