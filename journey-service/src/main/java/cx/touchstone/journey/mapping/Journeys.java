package cx.touchstone.journey.mapping;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import cx.touchstone.kit.Refusal.Changed;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** All journeys of the current tenant. */
@ApplicationScoped
public class Journeys implements PanacheRepositoryBase<Journey, UUID> {

    /** The journey, or the refusal that there is none (also when it is another tenant's). */
    public Journey named(UUID id) {
        // By query, not by find: a primary key look-up does not ask for the tenant.
        return find("id", id).firstResultOptional().orElseThrow(JourneyIsUnknown::new);
    }

    /** The journey in the state that {@code If-Match} names, or the refusal that it is in another. */
    public Journey unchanged(UUID id, String ifMatch) {
        Journey journey = named(id);
        Changed.check(ifMatch, journey.revision);
        return journey;
    }

    /**
     * The journey in the state that {@code If-Match} names, and until the transaction ends nobody publishes it or begins to
     * refer to it.
     */
    public Journey held(UUID id, String ifMatch) {
        Journey journey = find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(JourneyIsUnknown::new);
        Changed.check(ifMatch, journey.revision);
        return journey;
    }

    /** Those of these that there are not; the others stay until the transaction ends. Reads nothing else of them. */
    public Set<UUID> missing(Collection<UUID> ids) {
        Set<UUID> missing = new HashSet<>(ids);
        if (!missing.isEmpty()) {
            List<?> there = getEntityManager().createNativeQuery("""
                    select id from journey where tenant_id = current_setting('app.tenant') and id in (:ids)
                    order by id for share""").setParameter("ids", List.copyOf(missing)).getResultList();
            there.forEach(missing::remove);
        }
        return missing;
    }

    /** Refuses when there is no such journey; reads nothing of it. */
    public void checkThereIs(UUID id) {
        if (count("id", id) == 0) {
            throw new JourneyIsUnknown();
        }
    }

    /** Oldest first, behind the given id; of one status, one kind and for one persona, or of any when they are null. */
    List<JourneySummary> after(UUID id, Journey.Status status, Journey.Kind kind, UUID persona, int count) {
        // Only the conditions that are there, so that the database may choose its way for them.
        StringBuilder where = new StringBuilder("1 = 1");
        Map<String, Object> values = new HashMap<>();
        if (id != null) {
            where.append(" and j.id > :id");
            values.put("id", id);
        }
        if (status != null) {
            where.append(" and j.status = :status");
            values.put("status", status);
        }
        if (kind != null) {
            where.append(" and j.kind = :kind");
            values.put("kind", kind);
        }
        if (persona != null) {
            where.append(" and array_contains(j.personas, :persona)");
            values.put("persona", persona);
        }
        var query = getEntityManager().createQuery("""
                select new cx.touchstone.journey.mapping.JourneySummary(j.id, j.name, j.goal, j.kind, j.status,
                    nullif(j.published, 0), j.personas, j.stageCount, j.touchpointCount, j.createdAt, j.changedAt)
                from Journey j where %s order by j.id""".formatted(where), JourneySummary.class).setMaxResults(count);
        values.forEach(query::setParameter);
        return query.getResultList();
    }
}
