package cx.touchstone.journey.audit;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import cx.touchstone.journey.reference.Reference;
import cx.touchstone.journey.reference.Referred;
import cx.touchstone.journey.reference.Referring;

/** Audits that name a journey. */
@ApplicationScoped
class AuditedJourneys implements Referring {

    @Inject
    EntityManager entities;

    @Override
    @SuppressWarnings("unchecked")
    public List<Reference> to(Referred kind, UUID id) {
        if (kind != Referred.JOURNEY) {
            return List.of();
        }
        return ((List<Object[]>) entities.createNativeQuery("""
                select '/api/v1/audits/' || id, name from audit
                where tenant_id = current_setting('app.tenant') and scope -> 'journeys' @> to_jsonb(cast(:journey as text))
                order by id limit 100""").setParameter("journey", id.toString()).getResultList()).stream()
                .map(row -> new Reference((String) row[0], (String) row[1])).toList();
    }
}
