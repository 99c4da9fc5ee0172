package cx.touchstone.journey.finding;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import cx.touchstone.journey.reference.Reference;
import cx.touchstone.journey.reference.Referred;
import cx.touchstone.journey.reference.Referring;

/** Findings that rest on an observation. */
@ApplicationScoped
class EvidenceReferences implements Referring {

    @Inject
    EntityManager entities;

    @Override
    @SuppressWarnings("unchecked")
    public List<Reference> to(Referred kind, UUID id) {
        if (kind != Referred.OBSERVATION) {
            return List.of();
        }
        return ((List<Object[]>) entities.createNativeQuery("""
                select '/api/v1/audits/' || audit_id || '/findings/' || id, title from finding
                where tenant_id = current_setting('app.tenant')
                    and evidence @> jsonb_build_array(jsonb_build_object('kind', 'observation', 'reference', cast(:id as text)))
                order by id limit 100""").setParameter("id", id.toString()).getResultList()).stream()
                .map(row -> new Reference((String) row[0], (String) row[1])).toList();
    }
}
