package cx.touchstone.gateway.tenant;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.gateway.audit.AuditLog;
import cx.touchstone.gateway.audit.Deed;
import cx.touchstone.gateway.key.ApiKey;
import cx.touchstone.gateway.key.ApiKeys;
import cx.touchstone.gateway.key.KeySecret;
import cx.touchstone.gateway.key.Scopes;
import cx.touchstone.gateway.tenant.purge.Purges;
import cx.touchstone.kit.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Makes a tenant and the key with which its people begin; its audit log begins with both. */
@ApplicationScoped
class CreateTenant {

    @Inject
    Organisations tenants;
    @Inject
    ApiKeys keys;
    @Inject
    Purges purges;
    @Inject
    AuditLog log;

    /**
     * In a transaction of its own, as the new tenant: nobody else's rows are seen.
     *
     * @param by who makes it
     * @throws TenantIsTaken if there is one of this id
     * @throws cx.touchstone.gateway.tenant.purge.TenantIsGone if there was one
     */
    TenantView make(TenantPlan plan, String by) {
        String locale = plan.usualLocale();
        return Tenant.as(plan.id(), () -> QuarkusTransaction.requiringNew().call(() -> make(plan, locale, by)));
    }

    private TenantView make(TenantPlan plan, String locale, String by) {
        // Those who make the same one wait for each other here; the second finds it.
        tenants.getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended('tenant ' || ?1, 0))")
                .setParameter(1, plan.id()).getSingleResult();
        purges.mustNotKnow(plan.id());
        if (tenants.findById(plan.id()) != null) {
            throw new TenantIsTaken();
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Organisation made = new Organisation(plan.id(), plan.name(), locale, now);
        tenants.persistAndFlush(made);
        KeySecret.New secret = KeySecret.next();
        ApiKey key = new ApiKey(plan.id(), "first key", secret.secret(), Scopes.OF_A_TENANT, null, by, now);
        keys.persistAndFlush(key);
        log.append(plan.id(), by, new Deed("tenant.created", "tenant", plan.id(), Map.of("name", plan.name())));
        log.append(plan.id(), by, new Deed("api-key.created", "api-key", key.id().toString(), Map.of("prefix", key.prefix(),
                "scopes", String.join(" ", key.scopes().stream().sorted().toList()))));
        return TenantView.of(made, secret.key());
    }
}
