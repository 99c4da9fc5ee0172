package cx.touchstone.journey.mapping;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import cx.touchstone.journey.persona.PersonaUse;

/** Drafts and published versions that are drawn for a persona. */
@ApplicationScoped
class JourneyPersonas implements PersonaUse {

    @Inject
    EntityManager entities;

    @Override
    @SuppressWarnings("unchecked")
    public List<Reference> of(UUID persona) {
        return ((List<Object[]>) entities.createNativeQuery("""
                select '/api/v1/journeys/' || id, name from journey
                where tenant_id = current_setting('app.tenant') and personas @> array[cast(:persona as uuid)]
                union all
                select '/api/v1/journeys/' || journey_id || '/versions/' || number, name from journey_version
                where tenant_id = current_setting('app.tenant') and personas @> array[cast(:persona as uuid)]
                limit 100""").setParameter("persona", persona).getResultList()).stream()
                .map(row -> new Reference((String) row[0], (String) row[1])).toList();
    }
}
