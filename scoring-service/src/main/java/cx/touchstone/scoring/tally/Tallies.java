package cx.touchstone.scoring.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.formula.Count;
import cx.touchstone.scoring.formula.Distribution;
import io.agroal.api.AgroalDataSource;

/** The tallies of the current tenant. */
@ApplicationScoped
public class Tallies {

    /** Values of groups that one read returns at most; keeps an attribute with a value per person from filling the memory. */
    private static final int MOST_ROWS = 100_000;

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;

    /** What was answered in each group that has observations; one statement, however many groups. */
    public Map<Group, Distribution> read(Breakdown breakdown) {
        // Summed for each period by itself, so that the days bound the part of the index that is read.
        var sql = """
                select period.index, sums.*
                from unnest(?::int[], ?::text[]::date[], ?::text[]::date[]) as period (index, first, last)
                cross join lateral (
                    select tally.metric, %s as place, tally.segment, tally.segment_value, tally.value,
                        sum(tally.n) as n, sum(tally.weight) as weight, sum(tally.weight_squared) as weight_squared
                    from tally
                    where tally.tenant_id = ? and tally.metric = any(?::text[]) and tally.segment = any(?::text[])
                        and tally.day between period.first and period.last
                    group by tally.metric, place, tally.segment, tally.segment_value, tally.value
                    having sum(tally.n) > 0) as sums
                limit ?""".formatted(breakdown.byTouchpoint() ? "tally.touchpoint" : "''");
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, breakdown);
            try (ResultSet rows = select.executeQuery()) {
                return groups(rows, breakdown.byTouchpoint());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void bind(PreparedStatement select, Breakdown breakdown) throws SQLException {
        var connection = select.getConnection();
        var periods = breakdown.periods();
        var indices = new Integer[periods.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = i;
        }
        var segments = breakdown.segment() == null ? List.of(TallyKey.EVERYBODY)
                : List.of(TallyKey.EVERYBODY, breakdown.segment());
        select.setArray(1, connection.createArrayOf("int4", indices));
        select.setArray(2, text(connection, periods, Period::first));
        select.setArray(3, text(connection, periods, Period::last));
        select.setString(4, tenant.current());
        select.setArray(5, text(connection, breakdown.metrics(), metric -> metric));
        select.setArray(6, text(connection, segments, segment -> segment));
        select.setInt(7, MOST_ROWS + 1);
    }

    private static <T> java.sql.Array text(Connection connection, List<T> items, Function<T, String> text)
            throws SQLException {
        return connection.createArrayOf("text", items.stream().map(text).toArray());
    }

    private static Map<Group, Distribution> groups(ResultSet rows, boolean byTouchpoint) throws SQLException {
        var counts = new HashMap<Group, TreeMap<Integer, Count>>();
        int read = 0;
        while (rows.next()) {
            if (++read > MOST_ROWS) {
                throw new TooManyGroups();
            }
            var everybody = rows.getString(4).equals(TallyKey.EVERYBODY);
            var group = new Group(rows.getInt(1), rows.getString(2), byTouchpoint ? rows.getString(3) : null,
                    everybody ? null : rows.getString(5));
            counts.computeIfAbsent(group, g -> new TreeMap<>()).put(rows.getInt(6),
                    new Count(rows.getLong(7), rows.getBigDecimal(8), rows.getBigDecimal(9)));
        }
        var groups = new HashMap<Group, Distribution>();
        counts.forEach((group, byValue) -> groups.put(group, new Distribution(byValue)));
        return groups;
    }
}
