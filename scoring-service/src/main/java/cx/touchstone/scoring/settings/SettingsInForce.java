package cx.touchstone.scoring.settings;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import cx.touchstone.kit.Tenant;

/**
 * The settings of tenants, as they were at most a second ago. What is counted by them is checked against those of now before it
 * is kept.
 */
@ApplicationScoped
public class SettingsInForce {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    /** Tenants that are remembered. */
    private static final int MOST = 1_000;

    @Inject
    SettingsOfTenants settings;
    @Inject
    Tenant tenant;

    private final LoadingCache<String, Settings> known = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MOMENT)
            .build(this::read);

    public Settings of(String tenantId) {
        return known.get(tenantId);
    }

    /** Those of the current tenant. */
    public Settings current() {
        return of(tenant.current());
    }

    /** That they have changed. */
    public void forget(String tenantId) {
        known.invalidate(tenantId);
    }

    private Settings read(String tenantId) {
        return Tenant.as(tenantId, settings::present);
    }
}
