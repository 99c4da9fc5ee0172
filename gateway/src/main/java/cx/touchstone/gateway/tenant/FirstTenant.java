package cx.touchstone.gateway.tenant;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.jboss.logging.Logger;

import cx.touchstone.gateway.audit.AuditLog;
import cx.touchstone.gateway.audit.Deed;
import cx.touchstone.gateway.key.ApiKey;
import cx.touchstone.gateway.key.ApiKeys;
import cx.touchstone.gateway.key.KeySecret;
import cx.touchstone.gateway.key.Scopes;
import cx.touchstone.gateway.tenant.purge.Purges;
import cx.touchstone.kit.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;

/**
 * Gives an empty installation its first tenant and a key that may do everything, so that somebody can begin. Harmless on every
 * further start, and when several gateways start together.
 */
@ApplicationScoped
public class FirstTenant {

    /** {@code touchstone.bootstrap.*} */
    @ConfigMapping(prefix = "touchstone.bootstrap")
    public interface Settings {
        /** Id of the tenant; nothing is set up without one. */
        Optional<String> tenant();

        /** The tenant's name for people; the id if it is not set. */
        Optional<String> tenantName();

        /** The tenant's key: {@code tsk_} and 43 base64url characters. */
        Optional<String> apiKey();
    }

    private static final Logger LOG = Logger.getLogger(FirstTenant.class);
    /** Who makes it, as keys and the audit log name him. */
    private static final String ACTOR = "bootstrap";

    @Inject
    Settings settings;
    @Inject
    Organisations organisations;
    @Inject
    ApiKeys keys;
    @Inject
    Purges purges;
    @Inject
    AuditLog log;
    @Inject
    EntityManager database;

    void setUp(@Observes StartupEvent event) {
        if (settings.tenant().isPresent()) {
            setUp(settings.tenant().get(), settings.tenantName().orElse(settings.tenant().get()),
                    settings.apiKey().flatMap(KeySecret::of).orElseThrow(() -> new IllegalStateException(
                            "touchstone.bootstrap.api-key must be tsk_ and 43 base64url characters")));
        }
    }

    void setUp(String tenant, String name, KeySecret secret) {
        // As everybody: a key that belongs to another tenant must be seen to be refused.
        Tenant.as(Tenant.EVERYBODY, () -> QuarkusTransaction.requiringNew().call(() -> {
            database.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('first-tenant'))").getSingleResult();
            purges.mustNotKnow(tenant);
            if (organisations.findById(tenant) == null) {
                organisations.persist(new Organisation(tenant, name, "en", Instant.now()));
                log.append(tenant, ACTOR, new Deed("tenant.created", "tenant", tenant, Map.of("name", name)));
                LOG.infof("tenant %s is new", tenant);
            }
            keys.of(secret).ifPresentOrElse(key -> keep(key, tenant), () -> make(tenant, secret));
            return null;
        }));
    }

    private void make(String tenant, KeySecret secret) {
        ApiKey key = new ApiKey(tenant, ACTOR, secret, Scopes.ALL, null, ACTOR, Instant.now());
        keys.persist(key);
        append("api-key.created", key);
    }

    private void keep(ApiKey key, String tenant) {
        if (!key.tenantId().equals(tenant)) {
            throw new IllegalStateException("touchstone.bootstrap.api-key belongs to tenant " + key.tenantId());
        }
        // A newer version may know more of them; a key that is over stays as it was.
        if (key.isGoodAt(Instant.now()) && !Scopes.ALL.equals(key.scopes())) {
            key.allow(Scopes.ALL);
            keys.flush(); // whoever changes a key has it before he has the end of the log
            append("api-key.widened", key);
        }
    }

    private void append(String action, ApiKey key) {
        log.append(key.tenantId(), ACTOR, new Deed(action, "api-key", key.id().toString(), Map.of("prefix", key.prefix(),
                "scopes", String.join(" ", key.scopes().stream().sorted().toList()))));
    }
}
