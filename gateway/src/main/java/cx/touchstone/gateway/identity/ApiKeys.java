package cx.touchstone.gateway.identity;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The keys of all tenants that the current work may see. */
@ApplicationScoped
class ApiKeys implements PanacheRepositoryBase<ApiKey, UUID> {

    Optional<ApiKey> of(KeySecret secret) {
        return find("hash", secret.hash().array()).firstResultOptional();
    }
}
