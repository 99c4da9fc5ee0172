package cx.touchstone.gateway.tenant.purge;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import cx.touchstone.gateway.audit.AuditLog;
import cx.touchstone.gateway.audit.AuditVerification.Head;
import cx.touchstone.gateway.audit.Deed;
import cx.touchstone.gateway.tenant.Organisation;
import cx.touchstone.gateway.tenant.Organisations;
import cx.touchstone.gateway.tenant.TenantIsUnknown;
import cx.touchstone.gateway.tenant.suspension.OwnTenant;
import cx.touchstone.kit.Outbox;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Has a tenant removed: from here on nothing more is written for it at the gateway, and the services are told. */
@ApplicationScoped
class BeginPurge {

    @Inject
    Organisations tenants;
    @Inject
    Purges purges;
    @Inject
    AuditLog log;
    @Inject
    Outbox outbox;
    @Inject
    Tenant tenant;

    /**
     * Saying it again changes nothing.
     *
     * @throws OwnTenant if it is the caller's
     * @throws PurgeIsRefused if it is not suspended, or had others removed
     */
    PurgeView begin(String id, PurgePlan plan) {
        if (!plan.tenant().equals(id)) {
            throw new Refusal.Invalid("/tenant", "other-tenant", "/tenant must be the id of the organisation to remove.");
        }
        String operator = tenant.current();
        String by = tenant.caller();
        if (id.equals(operator)) {
            throw new OwnTenant();
        }
        // As everybody: it is written in the log and the outbox of the one about the other.
        return Tenant.as(Tenant.EVERYBODY, () -> QuarkusTransaction.requiringNew().call(() -> {
            Organisation one = tenants.findById(id, LockModeType.PESSIMISTIC_WRITE);
            Purge known = purges.of(id).orElse(null);
            return known == null ? begin(one, plan, operator, by) : PurgeView.of(known, purges.tables(id));
        }));
    }

    private PurgeView begin(Organisation one, PurgePlan plan, String operator, String by) {
        if (one == null) {
            throw new TenantIsUnknown();
        }
        if (!one.isSuspended()) {
            throw PurgeIsRefused.notSuspended();
        }
        String id = one.tenantId();
        if (purges.askedBy(id)) {
            throw PurgeIsRefused.holdsProofs();
        }
        Purge purge = new Purge(id, operator, by, plan.reason(), Instant.now().truncatedTo(ChronoUnit.MICROS));
        Head head = log.close(id);
        purge.logEndsAt(head.position(), head.hash());
        purges.persistAndFlush(purge);
        purges.close(purge);
        log.append(operator, by, new Deed("tenant.purge-begun", "tenant", id, Map.of("reason", plan.reason())));
        Tenant.as(operator, () -> {
            outbox.append(PurgeMessage.TOPIC, new PurgeMessage(id));
            return null;
        });
        return PurgeView.of(purge, List.of());
    }
}
