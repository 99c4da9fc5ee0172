package cx.touchstone.gateway.tenant.rescue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.gateway.audit.AuditLog;
import cx.touchstone.gateway.audit.Deed;
import cx.touchstone.gateway.key.ApiKey;
import cx.touchstone.gateway.key.ApiKeyView;
import cx.touchstone.gateway.key.ApiKeys;
import cx.touchstone.gateway.key.KeySecret;
import cx.touchstone.gateway.key.Scopes;
import cx.touchstone.gateway.tenant.Organisations;
import cx.touchstone.gateway.tenant.purge.Purges;
import cx.touchstone.kit.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Makes a key for another tenant than the caller's, in its own audit log. */
@ApplicationScoped
public class GiveKey {

    @Inject
    Organisations tenants;
    @Inject
    Purges purges;
    @Inject
    ApiKeys keys;
    @Inject
    AuditLog log;

    /** In a transaction of its own, as the tenant: nobody else's rows are seen. */
    public ApiKeyView to(String id, TenantKeyPlan plan, String by) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        plan.toKeyPlan().mustEndAfter(now);
        return Tenant.as(id, () -> QuarkusTransaction.requiringNew().call(() -> {
            purges.mustNotKnow(id);
            tenants.named(id);
            KeySecret.New secret = KeySecret.next();
            ApiKey key = new ApiKey(id, plan.name(), secret.secret(), Scopes.OF_A_TENANT, plan.expiresAt(), by, now);
            keys.persistAndFlush(key);
            Map<String, String> details = new TreeMap<>(Map.of("name", plan.name(), "prefix", key.prefix(), "scopes",
                    String.join(" ", key.scopes().stream().sorted().toList())));
            if (plan.expiresAt() != null) {
                details.put("expiresAt", plan.expiresAt().toString());
            }
            log.append(id, by, new Deed("api-key.created", "api-key", key.id().toString(), details));
            return ApiKeyView.of(key, secret.key(), now);
        }));
    }
}
