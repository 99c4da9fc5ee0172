package cx.touchstone.journey.mapping;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;

/** All journeys of the current tenant. */
@ApplicationScoped
public class Journeys implements PanacheRepositoryBase<Journey, UUID> {

    /** The journey, or the refusal that there is none (also when it is another tenant's). */
    public Journey named(UUID id) {
        // By query, not by find: a primary key look-up does not ask for the tenant.
        return find("id", id).firstResultOptional().orElseThrow(JourneyIsUnknown::new);
    }

    /** Oldest first, behind the given id; of one status, or of any when it is null. */
    public List<Journey> after(UUID id, Journey.Status status, int count) {
        return find("(?1 is null or id > ?1) and (?2 is null or status = ?2) order by id", id, status)
                .page(Page.ofSize(count)).list();
    }
}
