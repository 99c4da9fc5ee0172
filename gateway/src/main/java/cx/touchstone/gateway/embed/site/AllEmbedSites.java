package cx.touchstone.gateway.embed.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The sites of all tenants that the current work may see. */
@ApplicationScoped
public class AllEmbedSites implements PanacheRepositoryBase<EmbedSites, String> {

    /** A tenant's own; before the first are told, none. */
    EmbedSites of(String tenant) {
        return find("tenantId", tenant).firstResultOptional().orElseGet(() -> new EmbedSites(tenant));
    }

    /** Like {@link #of}, and nobody else changes them until the transaction ends. */
    EmbedSites held(String tenant) {
        getEntityManager().createNativeQuery(
                "insert into embed_sites (tenant_id, sites, revision) values (?1, '{}', 0) on conflict do nothing")
                .setParameter(1, tenant).executeUpdate();
        return find("tenantId", tenant).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }
}
