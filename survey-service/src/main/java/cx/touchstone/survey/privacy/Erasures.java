package cx.touchstone.survey.privacy;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** All erasures of the current tenant. */
@ApplicationScoped
class Erasures implements PanacheRepositoryBase<Erasure, UUID> {

    /** The erasure, or the refusal that there is none (also when it is another tenant's). */
    Erasure named(UUID id) {
        return find("id", id).firstResultOptional().orElseThrow(ErasureIsUnknown::new);
    }
}
