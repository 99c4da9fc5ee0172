package cx.touchstone.gateway.tenant.suspension;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.gateway.audit.AuditLog;
import cx.touchstone.gateway.audit.Deed;
import cx.touchstone.gateway.tenant.Organisation;
import cx.touchstone.gateway.tenant.Organisations;
import cx.touchstone.gateway.tenant.TenantView;
import cx.touchstone.gateway.tenant.purge.Purges;
import cx.touchstone.kit.Outbox;
import cx.touchstone.kit.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Suspends tenants and lets them in again: in the register, in the tenant's audit log, and at survey-service. */
@ApplicationScoped
public class SuspendTenant {

    /** What is done to a tenant, and whether it made a difference. */
    private interface Change {
        boolean to(Organisation tenant);
    }

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

    /** @throws OwnTenant if it is the caller's */
    public TenantView suspend(String id, SuspensionPlan plan) {
        if (id.equals(tenant.current())) {
            throw new OwnTenant();
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return change(id, "tenant.suspended", Map.of("reason", plan.reason()), one -> one.suspend(plan.reason(), now));
    }

    public void resume(String id) {
        change(id, "tenant.resumed", Map.of(), Organisation::resume);
    }

    /** As the tenant that it is about: no other one's rows are seen, and it stands in its own audit log. */
    private TenantView change(String id, String action, Map<String, String> details, Change change) {
        String by = tenant.caller();
        return Tenant.as(id, () -> QuarkusTransaction.requiringNew().call(() -> {
            purges.mustNotKnow(id);
            Organisation one = tenants.held(id);
            if (change.to(one)) {
                tenants.flush();
                log.append(id, by, new Deed(action, "tenant", id, details));
                outbox.append(SuspensionMessage.TOPIC, SuspensionMessage.of(one));
            }
            return TenantView.of(one);
        }));
    }
}
