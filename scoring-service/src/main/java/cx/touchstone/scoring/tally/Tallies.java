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
        var sql = """
                select period.index, tally.metric, %s as place, tally.segment, tally.segment_value, tally.value,
                    sum(tally.n), sum(tally.weight), sum(tally.weight_squared)
                from unnest(?::int[], ?::text[], ?::text[]) as period (index, first, last)
                join tally on tally.day between period.first::date and period.last::date
                where tally.tenant_id = ? and tally.segment = any(?::text[]) %s
                group by period.index, tally.metric, place, tally.segment, tally.segment_value, tally.value
                having sum(tally.n) > 0
                limit ?""".formatted(breakdown.byTouchpoint() ? "tally.touchpoint" : "''",
                breakdown.metrics().isEmpty() ? "" : "and tally.metric = any(?::text[])");
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
        int at = 1;
        select.setArray(at++, connection.createArrayOf("int4", indices));
        select.setArray(at++, text(connection, periods, Period::first));
        select.setArray(at++, text(connection, periods, Period::last));
        select.setString(at++, tenant.current());
        var segments = breakdown.segment() == null ? List.of(TallyKey.EVERYBODY)
                : List.of(TallyKey.EVERYBODY, breakdown.segment());
        select.setArray(at++, text(connection, segments, segment -> segment));
        if (!breakdown.metrics().isEmpty()) {
            select.setArray(at++, text(connection, breakdown.metrics(), metric -> metric));
        }
        select.setInt(at, MOST_ROWS + 1);
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
