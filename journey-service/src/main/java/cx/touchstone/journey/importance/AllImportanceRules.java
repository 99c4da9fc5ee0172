package cx.touchstone.journey.importance;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The rules of the current tenant, who has one document of them or none. */
@ApplicationScoped
public class AllImportanceRules implements PanacheRepositoryBase<ImportanceRules, UUID> {

    Optional<ImportanceRules> ofTenant() {
        return findAll().firstResultOptional();
    }

    /** What decides now. */
    public Rules current() {
        return ofTenant().map(all -> all.rules).orElse(Rules.NONE);
    }
}
