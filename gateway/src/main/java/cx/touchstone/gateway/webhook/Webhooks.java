package cx.touchstone.gateway.webhook;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;

/** The webhooks that the current work may see. */
@ApplicationScoped
public class Webhooks implements PanacheRepositoryBase<Webhook, UUID> {

    /** A tenant's own, or the refusal that there is none (also when it is another tenant's). */
    public Webhook named(String tenant, UUID id) {
        return find("tenantId = ?1 and id = ?2", tenant, id).firstResultOptional().orElseThrow(WebhookIsUnknown::new);
    }

    /** Like {@link #named}, and nobody else changes it until the transaction ends. */
    public Webhook held(String tenant, UUID id) {
        return find("tenantId = ?1 and id = ?2", tenant, id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(WebhookIsUnknown::new);
    }

    /** One registers at a time for a tenant: there are so many at most. */
    boolean hasRoom(String tenant, int most) {
        getEntityManager().createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended('webhooks ' || ?1, 0))")
                .setParameter(1, tenant).getSingleResult();
        return count("tenantId", tenant) < most;
    }

    /** Oldest first, behind the given id. */
    List<Webhook> after(String tenant, UUID id, int count) {
        return (id == null ? find("tenantId = ?1 order by id", tenant)
                : find("tenantId = ?1 and id > ?2 order by id", tenant, id)).page(Page.ofSize(count)).list();
    }
}
