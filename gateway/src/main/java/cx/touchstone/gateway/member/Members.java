package cx.touchstone.gateway.member;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;

/** The members of all tenants that the current work may see. */
@ApplicationScoped
public class Members implements PanacheRepositoryBase<Member, UUID> {

    /** A tenant's own, or the refusal that there is none (also when it is another tenant's). */
    Member named(String tenant, UUID id) {
        return find("tenantId = ?1 and id = ?2", tenant, id).firstResultOptional().orElseThrow(MemberIsUnknown::new);
    }

    /** Like {@link #named}, and nobody else changes it until the transaction ends. */
    Member held(String tenant, UUID id) {
        return find("tenantId = ?1 and id = ?2", tenant, id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(MemberIsUnknown::new);
    }

    /** Oldest first, behind the given id. */
    List<Member> after(String tenant, UUID id, int count) {
        return (id == null ? find("tenantId = ?1 order by id", tenant)
                : find("tenantId = ?1 and id > ?2 order by id", tenant, id)).page(Page.ofSize(count)).list();
    }
}
