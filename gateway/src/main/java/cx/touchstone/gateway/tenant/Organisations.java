package cx.touchstone.gateway.tenant;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;

/** The tenants that the current work may see. */
@ApplicationScoped
public class Organisations implements PanacheRepositoryBase<Organisation, String> {

    /** One of them, or the refusal that there is none. */
    public Organisation named(String tenant) {
        return find("tenantId", tenant).firstResultOptional().orElseThrow(TenantIsUnknown::new);
    }

    /** Like {@link #named}, and nobody else changes it until the transaction ends. */
    public Organisation held(String tenant) {
        return find("tenantId", tenant).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(TenantIsUnknown::new);
    }

    /** In the order of their ids, behind the given one. */
    List<Organisation> after(String tenant, int count) {
        return (tenant == null ? find("order by tenantId") : find("tenantId > ?1 order by tenantId", tenant))
                .page(Page.ofSize(count)).list();
    }
}
