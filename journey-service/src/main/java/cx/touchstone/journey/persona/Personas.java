package cx.touchstone.journey.persona;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;

/** All personas of the current tenant. */
@ApplicationScoped
public class Personas implements PanacheRepositoryBase<Persona, UUID> {

    /** The persona, or the refusal that there is none (also when it is another tenant's). */
    public Persona named(UUID id) {
        return find("id", id).firstResultOptional().orElseThrow(PersonaIsUnknown::new);
    }

    /** Like {@link #named}, and nobody may begin to refer to it until the transaction ends. */
    Persona held(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(PersonaIsUnknown::new);
    }

    /** Those of these that there are not; the others stay until the transaction ends. */
    public Set<UUID> missing(Collection<UUID> ids) {
        Set<UUID> missing = new HashSet<>(ids);
        if (!missing.isEmpty()) {
            find("id in ?1", Set.copyOf(missing)).withLock(LockModeType.PESSIMISTIC_READ).stream()
                    .forEach(persona -> missing.remove(persona.id));
        }
        return missing;
    }

    /** Oldest first, behind the given id. */
    List<Persona> after(UUID id, int count) {
        return (id == null ? find("order by id") : find("id > ?1 order by id", id)).page(Page.ofSize(count)).list();
    }
}
