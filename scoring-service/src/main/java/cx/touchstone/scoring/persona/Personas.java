package cx.touchstone.scoring.persona;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Tenant;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** The personas of the current tenant. */
@ApplicationScoped
public class Personas implements PanacheRepositoryBase<Persona, UUID> {

    @Inject
    Tenant tenant;
    @Inject
    ObjectMapper json;

    /**
     * Keeps the persona, or that it is gone, unless a version as new is there already. One statement, because messages about
     * one persona may arrive at the same time and in any order.
     */
    void keepIfNewer(PublishedPersona persona) {
        getEntityManager().createNativeQuery("""
                insert into persona (tenant_id, id, version, name, conditions)
                values (:tenant, :id, :version, nullif(:name, ''), cast(nullif(:conditions, '') as jsonb))
                on conflict on constraint persona_pk do update set version = excluded.version, name = excluded.name,
                    conditions = excluded.conditions
                where persona.version < excluded.version""")
                .setParameter("tenant", tenant.current()).setParameter("id", persona.id())
                .setParameter("version", persona.version()).setParameter("name", persona.isGone() ? "" : persona.name())
                .setParameter("conditions", persona.isGone() ? "" : written(persona.conditions())).executeUpdate();
    }

    /** Those of these that there are, without those that are gone. */
    public List<Persona> known(Collection<UUID> ids) {
        // In a transaction that ends with it: nobody waits for a second connection while he holds this one.
        return ids.isEmpty() ? List.of()
                : QuarkusTransaction.joiningExisting().call(() -> list("id in ?1 and conditions is not null", ids));
    }

    private String written(List<PersonaCondition> conditions) {
        try {
            return json.writeValueAsString(conditions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
