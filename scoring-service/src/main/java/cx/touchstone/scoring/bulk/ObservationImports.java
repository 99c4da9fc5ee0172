package cx.touchstone.scoring.bulk;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;

/** All imports of the current tenant. */
@ApplicationScoped
public class ObservationImports implements PanacheRepositoryBase<ObservationImport, UUID> {

    ObservationImport named(UUID id) {
        return find("id", id).firstResultOptional().orElseThrow(ImportIsUnknown::new);
    }

    /** The import, and nobody else gets it until the transaction ends. */
    ObservationImport held(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional().orElseThrow(ImportIsUnknown::new);
    }

    /** Oldest first, behind the given id. */
    List<ObservationImport> after(UUID id, int count) {
        return find("?1 is null or id > ?1 order by id", id).page(Page.ofSize(count)).list();
    }
}
