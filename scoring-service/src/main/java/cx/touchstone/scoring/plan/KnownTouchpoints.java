package cx.touchstone.scoring.plan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;

/** The touchpoints in the published plans of the current tenant, as they were at most a second ago. */
@ApplicationScoped
public class KnownTouchpoints {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    /** Tenants that are remembered. */
    private static final int MOST = 1_000;

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;

    /** By tenant; empty when there is no plan. */
    private final LoadingCache<String, Optional<Set<String>>> planned = Caffeine.newBuilder().maximumSize(MOST)
            .expireAfterWrite(MOMENT).build(this::read);

    /** Those of these that no plan has; none of them when there is no plan at all. */
    public Set<String> unplanned(Collection<String> touchpoints) {
        var unplanned = new HashSet<String>();
        planned.get(tenant.current()).ifPresent(known -> touchpoints.stream()
                .filter(touchpoint -> !known.contains(touchpoint)).forEach(unplanned::add));
        return unplanned;
    }

    private Optional<Set<String>> read(String tenantId) {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement("""
                select distinct touchpoint ->> 'key'
                from measurement_plan left join lateral jsonb_array_elements(touchpoints) as touchpoint on true
                where tenant_id = ?""")) {
            select.setString(1, tenantId);
            var known = new HashSet<String>();
            boolean anyPlan = false;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    anyPlan = true;
                    known.add(row.getString(1));
                }
            }
            return anyPlan ? Optional.of(known) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
