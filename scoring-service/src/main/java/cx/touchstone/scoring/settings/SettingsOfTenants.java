package cx.touchstone.scoring.settings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.formula.time.BusinessHours;
import cx.touchstone.scoring.formula.time.Shift;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of tenants as they are now; {@link SettingsInForce} is the cheaper way to those of a moment ago. */
@ApplicationScoped
@RegisterForReflection(targets = Shift.class)
public class SettingsOfTenants {

    /** {@code touchstone.scoring.*}: what holds for tenants that have chosen nothing. */
    @ConfigMapping(prefix = "touchstone.scoring")
    public interface Usual {

        /** People that a number needs before it is shown. */
        @WithDefault("5")
        @Min(1)
        @Max(1000)
        int anonymityThreshold();
    }

    private static final TypeReference<Map<DayOfWeek, List<Shift>>> WEEK = new TypeReference<>() {
    };
    private static final TypeReference<Set<LocalDate>> DAYS = new TypeReference<>() {
    };

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;
    @Inject
    Usual usual;
    @Inject
    ObjectMapper json;

    /** Those of the current tenant. */
    public Settings present() {
        try (Connection connection = database.getConnection()) {
            return of(connection, tenant.current());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those of this tenant, as the transaction of the caller sees them. */
    public Settings of(Connection transaction, String tenantId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select revision, time_zone, week_start, currency, anonymity_threshold, retention_months, business_hours,
                    holidays, margin, discount_per_year, forgotten_before
                from tenant_settings where tenant_id = ?""")) {
            select.setString(1, tenantId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? settings(row) : Settings.usual(usual.anonymityThreshold());
            }
        }
    }

    private Settings settings(ResultSet row) throws SQLException {
        var zone = ZoneId.of(row.getString(2));
        var months = row.getObject(6, Integer.class);
        return new Settings(row.getLong(1), zone, DayOfWeek.valueOf(row.getString(3)), Currency.getInstance(row.getString(4)),
                row.getInt(5), Optional.ofNullable(months).map(Period::ofMonths),
                new BusinessHours(zone, read(row.getString(7), WEEK), read(row.getString(8), DAYS)),
                Optional.ofNullable(row.getBigDecimal(9)), Optional.ofNullable(row.getBigDecimal(10)),
                Optional.ofNullable(row.getObject(11, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    /** Those of the current tenant, which nobody else changes until this transaction ends. */
    @Transactional(TxType.MANDATORY)
    Settings held() {
        // There may be no row to lock.
        try (Connection connection = database.getConnection();
                PreparedStatement wait = connection
                        .prepareStatement("select pg_advisory_xact_lock(hashtext('settings'), hashtext(?))")) {
            wait.setString(1, tenant.current());
            wait.execute();
            return of(connection, tenant.current());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The number of those that hold for this tenant, 0 when it has chosen none. Nobody changes them until the transaction of
     * the caller ends; many may hold them at once. A process that stands still for half a minute holds them no longer: the
     * transaction is undone.
     */
    public long held(Connection transaction, String tenantId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select held_settings(?), set_config('idle_in_transaction_session_timeout', '30s', true)")) {
            select.setString(1, tenantId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Whether the current tenant has observations of one of these metrics, or tallies of what is no longer kept. */
    @Transactional(TxType.MANDATORY)
    boolean haveCounted(Set<String> metrics) {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement("""
                select exists (select 1 from tally
                        where tenant_id = ? and family = 0 and span = 'M' and metric = any(?) and touchpoint = '*'
                        group by metric having sum(n) > 0)
                    or exists (select 1 from observation where tenant_id = ? and metric = any(?))""")) {
            var keys = connection.createArrayOf("text", metrics.toArray());
            select.setString(1, tenant.current());
            select.setArray(2, keys);
            select.setString(3, tenant.current());
            select.setArray(4, keys);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts these in the place of those that are {@link #held()}, as their next revision. */
    @Transactional(TxType.MANDATORY)
    void replace(Settings settings) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into tenant_settings (tenant_id, revision, time_zone, week_start, currency, anonymity_threshold,
                            retention_months, business_hours, holidays, margin, discount_per_year)
                        values (?, 1, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
                        on conflict on constraint tenant_settings_pk do update set revision = tenant_settings.revision + 1,
                            time_zone = excluded.time_zone, week_start = excluded.week_start, currency = excluded.currency,
                            anonymity_threshold = excluded.anonymity_threshold,
                            retention_months = excluded.retention_months, business_hours = excluded.business_hours,
                            holidays = excluded.holidays, margin = excluded.margin,
                            discount_per_year = excluded.discount_per_year""")) {
            upsert.setString(1, tenant.current());
            upsert.setString(2, settings.zone().getId());
            upsert.setString(3, settings.weekStart().name());
            upsert.setString(4, settings.currency().getCurrencyCode());
            upsert.setInt(5, settings.threshold());
            upsert.setObject(6, settings.retention().map(Period::getMonths).orElse(null), Types.INTEGER);
            upsert.setString(7, write(settings.hours().week()));
            upsert.setString(8, write(settings.hours().holidays()));
            upsert.setBigDecimal(9, settings.margin().orElse(null));
            upsert.setBigDecimal(10, settings.discountPerYear().orElse(null));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String written, TypeReference<T> type) {
        try {
            return json.readValue(written, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
