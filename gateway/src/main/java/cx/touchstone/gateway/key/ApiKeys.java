package cx.touchstone.gateway.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;

/** The keys of all tenants that the current work may see. */
@ApplicationScoped
public class ApiKeys implements PanacheRepositoryBase<ApiKey, UUID> {

    public Optional<ApiKey> of(KeySecret secret) {
        return find("hash", secret.hash().array()).firstResultOptional();
    }

    /** A tenant's key, or the refusal that there is none (also when it is another tenant's). */
    ApiKey named(String tenant, UUID id) {
        return find("tenantId = ?1 and id = ?2", tenant, id).firstResultOptional().orElseThrow(ApiKeyIsUnknown::new);
    }

    /** Like {@link #named}, and nobody else changes it until the transaction ends. */
    ApiKey held(String tenant, UUID id) {
        return find("tenantId = ?1 and id = ?2", tenant, id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(ApiKeyIsUnknown::new);
    }

    boolean isReplaced(ApiKey key) {
        return count("replaces", key.id) > 0;
    }

    /** Oldest first, behind the given id. */
    List<ApiKey> after(String tenant, UUID id, int count) {
        return (id == null ? find("tenantId = ?1 order by id", tenant)
                : find("tenantId = ?1 and id > ?2 order by id", tenant, id)).page(Page.ofSize(count)).list();
    }

    /** Notes that a key is in use, unless somebody has done so since, or is changing it: the next use is as good. */
    public void used(UUID id, Instant now, Instant unlessSince) {
        getEntityManager().createNativeQuery("""
                update api_key set last_used_at = ?1 where id = (select id from api_key
                where id = ?2 and (last_used_at is null or last_used_at < ?3) for update skip locked)""")
                .setParameter(1, now).setParameter(2, id).setParameter(3, unlessSince).executeUpdate();
    }
}
