package cx.touchstone.gateway.provider;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;

/** The identity providers of all tenants that the current work may see. */
@ApplicationScoped
public class IdentityProviders implements PanacheRepositoryBase<IdentityProvider, UUID> {

    /** A tenant's own, or the refusal that there is none (also when it is another tenant's). */
    public IdentityProvider named(String tenant, UUID id) {
        return find("tenantId = ?1 and id = ?2", tenant, id).firstResultOptional()
                .orElseThrow(IdentityProviderIsUnknown::new);
    }

    /** Like {@link #named}, and nobody else changes it until the transaction ends. */
    public IdentityProvider held(String tenant, UUID id) {
        return find("tenantId = ?1 and id = ?2", tenant, id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(IdentityProviderIsUnknown::new);
    }

    /** One registers at a time for a tenant: there are so many at most. */
    boolean hasRoom(String tenant, int most) {
        getEntityManager().createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended('providers ' || ?1, 0))")
                .setParameter(1, tenant).getSingleResult();
        return count("tenantId", tenant) < most;
    }

    /** Oldest first, behind the given id. */
    List<IdentityProvider> after(String tenant, UUID id, int count) {
        return (id == null ? find("tenantId = ?1 order by id", tenant)
                : find("tenantId = ?1 and id > ?2 order by id", tenant, id)).page(Page.ofSize(count)).list();
    }
}
