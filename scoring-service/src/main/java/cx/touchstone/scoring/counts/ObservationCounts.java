package cx.touchstone.scoring.counts;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import cx.touchstone.scoring.columns.Columns;
import cx.touchstone.scoring.formula.Buckets;
import cx.touchstone.scoring.formula.Count;
import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.formula.Moments;

/** A table that is counted when it is asked for: exact as well, and slower with every observation. */
final class ObservationCounts implements Counts {

    /** That are gone through for one table. */
    private static final long MOST = 5_000_000;

    private final Connection connection;
    private final Leaves leaves;
    private final boolean precise;
    private boolean isFeasible;

    /** @param precise whether values are told apart that a sketch has in one bucket */
    ObservationCounts(Connection connection, Leaves leaves, boolean precise) {
        this.connection = connection;
        this.leaves = leaves;
        this.precise = precise;
    }

    @Override
    public boolean isFromTallies() {
        return false;
    }

    @Override
    public Map<Cell, SortedMap<YearMonth, Presence>> months(Set<String> metrics) {
        var months = new HashMap<Cell, SortedMap<YearMonth, Presence>>();
        presences(metrics, Period.ALWAYS, "date_trunc('month', day)::date", (cell, day, presence) -> months
                .computeIfAbsent(cell, c -> new TreeMap<>()).merge(YearMonth.from(day), presence, Presence::plus));
        return months;
    }

    @Override
    public Map<Cell, SortedMap<LocalDate, Presence>> days(Collection<Cell> cells, Set<YearMonth> months) {
        var days = new HashMap<Cell, SortedMap<LocalDate, Presence>>();
        if (cells.isEmpty() || months.isEmpty()) {
            return days;
        }
        var asked = Set.copyOf(cells);
        var sorted = new TreeSet<>(months);
        presences(metrics(asked), new Period(sorted.first().atDay(1), sorted.last().atEndOfMonth()), "day",
                (cell, day, presence) -> {
                    if (asked.contains(cell) && months.contains(YearMonth.from(day))) {
                        days.computeIfAbsent(cell, c -> new TreeMap<>()).merge(day, presence, Presence::plus);
                    }
                });
        return days;
    }

    private interface PresenceReader {
        void read(Cell cell, LocalDate day, Presence presence);
    }

    private void presences(Set<String> metrics, Period period, String day, PresenceReader reader) {
        var sql = """
                select %s, %s, count(*), count(*) filter (where person < 2), count(*) filter (where person = 0)
                from %s group by %s""".formatted(leaves.columns(), day, Leaves.source(metrics), leaves.positions(1));
        each(metrics, sql, columns -> leaves.bindSource(leaves.bindColumns(columns), metrics, period), row -> {
            int next = leaves.size() + 1;
            for (var cell : leaves.totals(row)) {
                // One person may be at several touchpoints, and is one person.
                long people = row.getLong(cell.touchpoint().equals(Cell.ALL) ? next + 3 : next + 2);
                reader.read(cell, row.getObject(next, LocalDate.class), new Presence(row.getLong(next + 1), people));
            }
        });
    }

    /** Observations of a cell that share a bucket, or exactly their value. */
    private record Row(CellIn cell, BigDecimal value, Count count, Moments moments) {
    }

    @Override
    public Map<CellIn, Distribution> read(Collection<Cell> cells, List<Period> periods, Map<String, Buckets> buckets) {
        if (cells.isEmpty() || periods.isEmpty()) {
            return Map.of();
        }
        var asked = Set.copyOf(cells);
        var metrics = metrics(asked);
        var sql = """
                select %s, period.index, %s, count(*), sum(weight), sum(weight * weight), sum(value), sum(value * value),
                    sum(weight * value), sum(weight * value * value)
                from unnest(?::int[], ?::text[]::date[], ?::text[]::date[]) as period (index, first, last)
                join %s on day between period.first and period.last
                group by %s""".formatted(leaves.columns(), precise ? "value" : "bucket::numeric", Leaves.source(metrics),
                leaves.positions(2));
        var rows = new ArrayList<Row>();
        each(metrics, sql, columns -> {
            leaves.bindColumns(columns).indices(periods.size()).texts(periods, Period::first).texts(periods, Period::last);
            leaves.bindSource(columns, metrics, around(periods));
        }, row -> {
            int next = leaves.size() + 1;
            var count = new Count(row.getLong(next + 2), row.getBigDecimal(next + 3), row.getBigDecimal(next + 4));
            var moments = new Moments(row.getBigDecimal(next + 5), row.getBigDecimal(next + 6), row.getBigDecimal(next + 7),
                    row.getBigDecimal(next + 8));
            for (var cell : leaves.totals(row)) {
                if (asked.contains(cell)) {
                    rows.add(new Row(new CellIn(cell, row.getInt(next)), row.getBigDecimal(next + 1), count, moments));
                }
            }
        });
        return distributions(rows, buckets);
    }

    private Map<CellIn, Distribution> distributions(List<Row> rows, Map<String, Buckets> buckets) {
        var exact = new ExactBuckets(rows.stream().map(Row::value).collect(Collectors.toCollection(TreeSet::new)).stream()
                .toList());
        var distributions = new HashMap<CellIn, Distribution>();
        rows.stream().collect(Collectors.groupingBy(Row::cell)).forEach((cell, of) -> {
            var usual = buckets.get(cell.cell().metric());
            boolean isExact = precise && usual != Buckets.WHOLE;
            var counts = new TreeMap<Integer, Count>();
            of.forEach(row -> counts.merge(isExact ? exact.of(row.value) : row.value.intValueExact(), row.count, Count::plus));
            distributions.put(cell, new Distribution(counts, of.stream().map(Row::moments).reduce(Moments.NONE, Moments::plus),
                    isExact ? exact : usual));
        });
        return distributions;
    }

    /** A bucket for every value that there is. */
    private record ExactBuckets(List<BigDecimal> values) implements Buckets {

        @Override
        public int of(BigDecimal value) {
            int bucket = Collections.binarySearch(values, value);
            if (bucket < 0) {
                throw new ArithmeticException("There is no " + value);
            }
            return bucket;
        }

        @Override
        public double value(int bucket) {
            return values.get(bucket).doubleValue();
        }

        @Override
        public double relativeError() {
            return 0;
        }
    }

    private interface Binding {
        void bind(Columns columns) throws SQLException;
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void each(Set<String> metrics, String sql, Binding binding, RowReader reader) {
        try {
            mustBeFeasible(metrics);
            try (PreparedStatement select = connection.prepareStatement(sql + " limit ?")) {
                var columns = new Columns(select);
                binding.bind(columns);
                columns.number(TooMuchToCount.MOST_ROWS + 1);
                try (ResultSet row = select.executeQuery()) {
                    for (int rows = 1; row.next(); rows++) {
                        TooMuchToCount.checkRows(rows);
                        reader.read(row);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tallies know how many there are. */
    private void mustBeFeasible(Set<String> metrics) throws SQLException {
        if (isFeasible) {
            return;
        }
        try (PreparedStatement select = connection.prepareStatement("""
                select coalesce(sum(n), 0) from tally
                where tenant_id = ? and family = 0 and span = 'M' and metric = any(?::text[]) and touchpoint = '*'""")) {
            new Columns(select).text(leaves.tenant()).texts(metrics, metric -> metric);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                if (row.getLong(1) > MOST) {
                    throw TooMuchToCount.needsADimension();
                }
                isFeasible = true;
            }
        }
    }

    private static Set<String> metrics(Set<Cell> cells) {
        return cells.stream().map(Cell::metric).collect(Collectors.toSet());
    }

    private static Period around(List<Period> periods) {
        var from = periods.stream().map(Period::from).toList();
        var to = periods.stream().map(Period::to).toList();
        return new Period(from.contains(null) ? null : Collections.min(from), to.contains(null) ? null : Collections.max(to));
    }
}
