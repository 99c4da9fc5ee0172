package cx.touchstone.scoring.upkeep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.columns.Columns;
import cx.touchstone.scoring.settings.SettingsInForce;
import cx.touchstone.scoring.tally.Slots;
import cx.touchstone.scoring.tally.Span;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;

/**
 * Puts together what writers at work at the same time have left in slots of their own, in days and months that are over: they
 * are
 * read more often than anything is still added to them. Nothing that can be read changes.
 */
@ApplicationScoped
public class FoldSlots {

    private static final Logger LOG = Logger.getLogger(FoldSlots.class);
    /** Tallies that are put together in one transaction, which holds up intake. */
    private static final int MOST = 2_000;

    private static final String KEY = "family, span, metric, touchpoint, segment_value, day";
    private static final String KEYS = """
            unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]::date[]) as folded (%s)""".formatted(KEY);
    private static final String SAME_KEY = """
            apart.tenant_id = ? and apart.slot > 0 and apart.family = folded.family and apart.span = folded.span
                and apart.metric = folded.metric and apart.touchpoint = folded.touchpoint
                and apart.segment_value = folded.segment_value and apart.day = folded.day""";
    private static final String FOLD_TALLIES = """
            with gone as (delete from tally as apart using %s where %s returning apart.*)
            insert into tally (tenant_id, %s, slot, n, people, weight, weight_squared, total, total_squared, weighted_total,
                weighted_total_squared)
            select tenant_id, %s, 0, sum(n), sum(people), sum(weight), sum(weight_squared), sum(total), sum(total_squared),
                sum(weighted_total), sum(weighted_total_squared)
            from gone group by tenant_id, %s
            on conflict on constraint tally_pk do update set n = tally.n + excluded.n, people = tally.people + excluded.people,
                weight = tally.weight + excluded.weight, weight_squared = tally.weight_squared + excluded.weight_squared,
                total = coalesce(tally.total + excluded.total, tally.total, excluded.total),
                total_squared = coalesce(tally.total_squared + excluded.total_squared, tally.total_squared,
                    excluded.total_squared),
                weighted_total = coalesce(tally.weighted_total + excluded.weighted_total, tally.weighted_total,
                    excluded.weighted_total),
                weighted_total_squared = coalesce(tally.weighted_total_squared + excluded.weighted_total_squared,
                    tally.weighted_total_squared, excluded.weighted_total_squared)"""
            .formatted(KEYS, SAME_KEY, KEY, KEY, KEY);
    private static final String FOLD_VALUES = """
            with gone as (delete from tally_value as apart using %s where %s returning apart.*)
            insert into tally_value (tenant_id, %s, bucket, slot, n, weight, weight_squared)
            select tenant_id, %s, bucket, 0, sum(n), sum(weight), sum(weight_squared) from gone group by tenant_id, %s, bucket
            on conflict on constraint tally_value_pk do update set n = tally_value.n + excluded.n,
                weight = tally_value.weight + excluded.weight,
                weight_squared = tally_value.weight_squared + excluded.weight_squared"""
            .formatted(KEYS, SAME_KEY, KEY, KEY, KEY);

    /** What a tally is of, as the tables have it. */
    private record Key(int family, String span, String metric, String touchpoint, String segmentValue, LocalDate day) {

        static final Key FIRST = new Key(-1, "", "", "", "", LocalDate.EPOCH);
    }

    @Inject
    AgroalDataSource database;
    @Inject
    SettingsInForce settings;

    /** All that are over, of all tenants. Any number of replicas may do so at once. */
    @Scheduled(identity = "fold-slots", every = "${touchstone.upkeep.fold-every}", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void fold() {
        for (var tenant : Work.of(database, "fold")) {
            try {
                Tenant.as(tenant, () -> fold(tenant, settings.of(tenant).day(Instant.now())));
            } catch (RuntimeException e) {
                LOG.warnf("Tallies of tenant %s cannot be put together now: %s", tenant, e.getMessage());
            }
        }
    }

    /** @return how many tallies were in several slots, or in one that was not the first */
    int fold(String tenant, LocalDate today) {
        try (Connection connection = database.getConnection()) {
            int folded = 0;
            for (var keys = apart(connection, tenant, Key.FIRST, today); !keys.isEmpty(); keys = apart(connection, tenant,
                    keys.getLast(), today)) {
                long began = System.nanoTime();
                fold(connection, tenant, keys);
                folded += keys.size();
                LockSupport.parkNanos(System.nanoTime() - began);
            }
            return folded;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next tallies that are not only in the first slot, in the order of the key. */
    private static List<Key> apart(Connection connection, String tenant, Key after, LocalDate today) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct %s from tally
                where tenant_id = ? and (%s) > (?, ?, ?, ?, ?, ?::date) and slot > 0
                    and day < case span when 'M' then ?::date else ?::date end
                order by %s limit ?""".formatted(KEY, KEY, KEY))) {
            new Columns(select).text(tenant).number(after.family()).text(after.span()).text(after.metric())
                    .text(after.touchpoint()).text(after.segmentValue()).text(after.day().toString())
                    .text(Span.MONTH.start(today).toString()).text(today.toString()).number(MOST);
            var keys = new ArrayList<Key>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    keys.add(new Key(row.getInt(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                            row.getObject(6, LocalDate.class)));
                }
            }
            return keys;
        }
    }

    private static void fold(Connection connection, String tenant, List<Key> keys) throws SQLException {
        connection.setAutoCommit(false);
        try {
            Slots.holdAll(connection, tenant);
            for (var statement : List.of(FOLD_TALLIES, FOLD_VALUES)) {
                try (PreparedStatement fold = connection.prepareStatement(statement)) {
                    new Columns(fold).ints(keys, Key::family).texts(keys, Key::span).texts(keys, Key::metric)
                            .texts(keys, Key::touchpoint).texts(keys, Key::segmentValue)
                            .texts(keys, key -> key.day().toString()).text(tenant);
                    fold.executeUpdate();
                }
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
