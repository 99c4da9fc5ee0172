package cx.touchstone.gateway.embed;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import cx.touchstone.gateway.embed.site.EmbedSites;
import cx.touchstone.gateway.tenant.Organisation;
import cx.touchstone.kit.Tenant;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Page;

/** The links of all tenants that the current work may see. */
@ApplicationScoped
public class Embeds implements PanacheRepositoryBase<Embed, UUID> {

    /** A link and whose it is. */
    record Holder(Embed embed, Organisation tenant, List<String> sites) {
    }

    /** A tenant's own, or the refusal that there is none (also when it is another tenant's). */
    Embed named(String tenant, UUID journey, UUID id) {
        return find("tenantId = ?1 and journeyId = ?2 and id = ?3", tenant, journey, id).firstResultOptional()
                .orElseThrow(EmbedIsUnknown::new);
    }

    /** Like {@link #named}, and nobody else changes it until the transaction ends. */
    Embed held(String tenant, UUID journey, UUID id) {
        return find("tenantId = ?1 and journeyId = ?2 and id = ?3", tenant, journey, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional().orElseThrow(EmbedIsUnknown::new);
    }

    /** Oldest first, behind the given id. */
    List<Embed> after(String tenant, UUID journey, UUID id, int count) {
        return (id == null ? find("tenantId = ?1 and journeyId = ?2 order by id", tenant, journey)
                : find("tenantId = ?1 and journeyId = ?2 and id > ?3 order by id", tenant, journey, id))
                .page(Page.ofSize(count)).list();
    }

    /** Whosever it is: that is what a link must tell. */
    Optional<Holder> anybodys(UUID id) {
        return Tenant.as(Tenant.EVERYBODY, () -> QuarkusTransaction.requiringNew().call(() -> getEntityManager()
                .createQuery("""
                        select e, t, s from Embed e join Organisation t on t.tenantId = e.tenantId
                        left join EmbedSites s on s.tenantId = e.tenantId where e.id = ?1""", Object[].class)
                .setParameter(1, id).getResultStream().findFirst()
                .map(found -> new Holder((Embed) found[0], (Organisation) found[1],
                        found[2] == null ? List.of() : ((EmbedSites) found[2]).sites()))));
    }
}
