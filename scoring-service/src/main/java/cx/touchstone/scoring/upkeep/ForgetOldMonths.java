package cx.touchstone.scoring.upkeep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.background.TenantsWithWork;
import cx.touchstone.scoring.observation.Months;
import cx.touchstone.scoring.reading.Readings;
import cx.touchstone.scoring.settings.SettingsOfTenants;
import cx.touchstone.scoring.tally.Position;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;

/**
 * Forgets the months (UTC) that have ended before a tenant's retention begins, with the names of what was observed in them.
 * Tallies stay: they are sums. What is too old is refused from the moment on at which that is announced, and forgotten a while
 * later, when nothing that was taken before can be on its way any more.
 */
@ApplicationScoped
public class ForgetOldMonths {

    private static final Logger LOG = Logger.getLogger(ForgetOldMonths.class);
    /** Longer than any observation is on its way through {@code Intake}. */
    static final Duration ON_THE_WAY = Duration.ofMinutes(10);
    /** Names that are deleted in one transaction. */
    private static final int MOST = 10_000;

    @Inject
    AgroalDataSource database;
    @Inject
    SettingsOfTenants settings;
    @Inject
    Months months;
    @Inject
    Readings readings;

    /** All that is due, of all tenants. Any number of replicas may do so at once. */
    @Scheduled(identity = "forget-old-months", every = "${touchstone.upkeep.retention-every}", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void forget() {
        for (var tenant : TenantsWithWork.of(database, "retention")) {
            try {
                Tenant.as(tenant, () -> forget(tenant, Instant.now()));
            } catch (RuntimeException e) {
                LOG.warnf("Old months of tenant %s cannot be forgotten now: %s", tenant, e.getMessage());
            }
        }
    }

    /** @return the months that were forgotten */
    List<YearMonth> forget(String tenant, Instant now) {
        try (Connection connection = database.getConnection()) {
            var keptFrom = settings.of(connection, tenant).retainedFrom(now).orElse(null);
            if (keptFrom == null) {
                return List.of();
            }
            announce(connection, tenant, keptFrom, now);
            var forgotten = new ArrayList<YearMonth>();
            if (isOver(connection, tenant, keptFrom, now.minus(ON_THE_WAY))) {
                for (var month : endedBefore(connection, tenant, keptFrom)) {
                    deleteNames(connection, tenant, month);
                    readings.forget(connection, tenant, Months.begin(month.plusMonths(1)));
                    drop(connection, tenant, month);
                    forgotten.add(month);
                }
                months.forget(tenant);
            }
            return forgotten;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void announce(Connection connection, String tenant, Instant keptFrom, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update tenant_settings set forgotten_before = ?, forgotten_since = ?
                where tenant_id = ? and (forgotten_before is null or forgotten_before < ?)""")) {
            update.setObject(1, at(keptFrom));
            update.setObject(2, at(now));
            update.setString(3, tenant);
            update.setObject(4, at(keptFrom));
            update.executeUpdate();
        }
    }

    /** Whether what was observed before {@code keptFrom} is refused since {@code then} or longer. */
    private static boolean isOver(Connection connection, String tenant, Instant keptFrom, Instant then) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select 1 from tenant_settings where tenant_id = ? and forgotten_before >= ? and forgotten_since <= ?")) {
            select.setString(1, tenant);
            select.setObject(2, at(keptFrom));
            select.setObject(3, at(then));
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static List<YearMonth> endedBefore(Connection connection, String tenant, Instant keptFrom) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select month from observation_months(?) as month
                where (month + interval '1 month') at time zone 'UTC' <= ? order by month""")) {
            select.setString(1, tenant);
            select.setObject(2, at(keptFrom));
            var ended = new ArrayList<YearMonth>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ended.add(YearMonth.from(row.getObject(1, LocalDate.class)));
                }
            }
            return ended;
        }
    }

    /** First: once the month is dropped, nobody knows any more which names were in it. */
    private static void deleteNames(Connection connection, String tenant, YearMonth month) throws SQLException {
        var begins = Months.begin(month);
        var after = new Position(begins, "", "");
        while (after != null) {
            after = deleteNames(connection, tenant, after, Months.begin(month.plusMonths(1)));
        }
    }

    /** @return the last position that was looked at, null when there are no more behind it */
    private static Position deleteNames(Connection connection, String tenant, Position after, Instant before)
            throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                with old as (
                    select observed_at, source, id from observation
                    where tenant_id = ? and observed_at >= ? and observed_at < ? and (observed_at, source, id) > (?, ?, ?)
                    order by observed_at, source, id limit ?),
                gone as (
                    delete from observation_name as known using old
                    where known.tenant_id = ? and known.source = old.source and known.id = old.id
                        and known.observed_at = old.observed_at)
                select observed_at, source, id from old order by observed_at desc, source desc, id desc limit 1""")) {
            delete.setString(1, tenant);
            delete.setObject(2, at(after.observedAt()));
            delete.setObject(3, at(before));
            delete.setObject(4, at(after.observedAt()));
            delete.setString(5, after.source());
            delete.setString(6, after.id());
            delete.setInt(7, MOST);
            delete.setString(8, tenant);
            try (ResultSet row = delete.executeQuery()) {
                return row.next() ? new Position(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2),
                        row.getString(3)) : null;
            }
        }
    }

    private static void drop(Connection connection, String tenant, YearMonth month) throws SQLException {
        try (PreparedStatement drop = connection.prepareStatement("select drop_observation_month(?, ?::text::date)")) {
            drop.setString(1, tenant);
            drop.setString(2, month.atDay(1).toString());
            drop.execute();
        }
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
