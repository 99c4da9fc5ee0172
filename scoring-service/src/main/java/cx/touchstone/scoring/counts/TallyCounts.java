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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import cx.touchstone.kit.Refusal;
import cx.touchstone.scoring.columns.Columns;
import cx.touchstone.scoring.formula.Buckets;
import cx.touchstone.scoring.formula.Count;
import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.formula.Moments;
import cx.touchstone.scoring.tally.Span.Stretch;

/** A table of which every total is kept as tallies: it costs the same however many observations there are. */
final class TallyCounts implements Counts {

    private final Connection connection;
    private final String tenant;
    private final Axes axes;
    private final TallyTables tables;

    TallyCounts(Connection connection, String tenant, Axes axes, TallyTables tables) {
        this.connection = connection;
        this.tenant = tenant;
        this.axes = axes;
        this.tables = tables;
    }

    @Override
    public boolean isFromTallies() {
        return true;
    }

    @Override
    public Map<Cell, SortedMap<YearMonth, Presence>> months(Set<String> metrics) {
        var sql = """
                select family, metric, touchpoint, segment_value, day, sum(n), sum(people) from tally
                where tenant_id = ? and family = any(?::int[]) and span = 'M' and metric = any(?::text[]) %s
                group by family, metric, touchpoint, segment_value, day having sum(n) > 0
                limit ?""".formatted(axes.touchpoints() ? "" : "and touchpoint = '*'");
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            new Columns(select).text(tenant).ints(tables.numbers(), number -> number).texts(metrics, metric -> metric)
                    .number(TooMuchToCount.MOST_ROWS + 1);
            var months = new HashMap<Cell, SortedMap<YearMonth, Presence>>();
            try (ResultSet row = select.executeQuery()) {
                int rows = 0;
                while (row.next()) {
                    TooMuchToCount.checkRows(++rows);
                    var cell = tables.cell(row.getInt(1), row.getString(2), row.getString(3), row.getString(4));
                    months.computeIfAbsent(cell, c -> new TreeMap<>()).put(
                            YearMonth.from(row.getObject(5, LocalDate.class)), new Presence(row.getLong(6), row.getLong(7)));
                }
            }
            return months;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<Cell, SortedMap<LocalDate, Presence>> days(Collection<Cell> cells, Set<YearMonth> months) {
        var days = new HashMap<Cell, SortedMap<LocalDate, Presence>>();
        if (cells.isEmpty() || months.isEmpty()) {
            return days;
        }
        var asked = List.copyOf(cells);
        try (PreparedStatement select = connection.prepareStatement("""
                select asked.cell, sums.* from unnest(?::int[], ?::int[], ?::text[], ?::text[], ?::text[])
                    as asked (cell, family, metric, touchpoint, segment_value)
                cross join unnest(?::text[]::date[]) as month (first)
                cross join lateral (
                    select day, sum(n), sum(people) from tally
                    where tenant_id = ? and family = asked.family and span = 'D' and metric = asked.metric
                        and touchpoint = asked.touchpoint and segment_value = asked.segment_value
                        and day between month.first and (month.first + interval '1 month' - interval '1 day')::date
                    group by day having sum(n) > 0) as sums
                limit ?""")) {
            var columns = new Columns(select).indices(asked.size());
            bind(columns, asked);
            columns.texts(months, month -> month.atDay(1).toString()).text(tenant).number(TooMuchToCount.MOST_ROWS + 1);
            try (ResultSet row = select.executeQuery()) {
                int rows = 0;
                while (row.next()) {
                    TooMuchToCount.checkRows(++rows);
                    days.computeIfAbsent(asked.get(row.getInt(1)), cell -> new TreeMap<>()).put(
                            row.getObject(2, LocalDate.class), new Presence(row.getLong(3), row.getLong(4)));
                }
            }
            return days;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A cell in a stretch of a period. */
    private record Piece(int cell, Cell of, int period, Stretch stretch) {
    }

    @Override
    public Map<CellIn, Distribution> read(Collection<Cell> cells, List<Period> periods, Map<String, Buckets> buckets,
            boolean histogram) {
        var asked = List.copyOf(cells);
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < asked.size(); i++) {
            for (int p = 0; p < periods.size(); p++) {
                mustBeComplete(asked.get(i), periods.get(p));
                for (var stretch : periods.get(p).stretches()) {
                    pieces.add(new Piece(i, asked.get(i), p, stretch));
                }
            }
        }
        var gathered = new Gathered(buckets);
        try (PreparedStatement select = connection.prepareStatement("""
                with asked as materialized (
                    select * from unnest(?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[],
                            ?::text[]::date[], ?::text[]::date[], ?::int[], ?::int[])
                        as asked (cell, family, metric, touchpoint, segment_value, period, span, first, last, of_values,
                            of_totals))
                select asked.cell, asked.period, sums.* from asked
                cross join lateral (
                    select bucket, sum(n), sum(weight), sum(weight_squared), null::numeric, null::numeric, null::numeric,
                        null::numeric
                    from tally_value
                    where tenant_id = ? and family = asked.family and span = asked.span and metric = asked.metric
                        and touchpoint = asked.touchpoint and segment_value = asked.segment_value
                        and day between asked.first and asked.last
                    group by bucket having sum(n) > 0) as sums
                where asked.of_values = 1
                union all
                select asked.cell, asked.period, sums.* from asked
                cross join lateral (
                    select null::int, sum(n), sum(weight), sum(weight_squared), sum(total), sum(total_squared),
                        sum(weighted_total), sum(weighted_total_squared)
                    from tally
                    where tenant_id = ? and family = asked.family and span = asked.span and metric = asked.metric
                        and touchpoint = asked.touchpoint and segment_value = asked.segment_value
                        and day between asked.first and asked.last
                    having sum(n) > 0) as sums
                where asked.of_totals = 1
                limit ?""")) {
            var columns = new Columns(select).ints(pieces, Piece::cell);
            bind(columns, pieces.stream().map(Piece::of).toList());
            columns.ints(pieces, Piece::period).texts(pieces, piece -> piece.stretch.span().code())
                    .texts(pieces, piece -> piece.stretch.first() == null ? "-infinity" : piece.stretch.first().toString())
                    .texts(pieces, piece -> piece.stretch.last() == null ? "infinity" : piece.stretch.last().toString())
                    .ints(pieces, piece -> histogram || gathered.isScale(piece.of) ? 1 : 0)
                    .ints(pieces, piece -> gathered.isScale(piece.of) ? 0 : 1)
                    .text(tenant).text(tenant).number(TooMuchToCount.MOST_ROWS + 1);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    gathered.add(new CellIn(asked.get(row.getInt(1)), row.getInt(2)), row, 3);
                }
            }
            return gathered.distributions();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Observations that were no longer kept when the family was built are in none of its tallies, and nowhere else. */
    private void mustBeComplete(Cell cell, Period period) {
        var family = tables.family(cell);
        var from = family.completeFrom();
        if (from != null && (period.from() == null || period.from().isBefore(from))) {
            throw new Refusal.Invalid("from", "dimension-incomplete", "What was observed before " + from
                    + " was no longer kept when " + String.join(" and ", family.axes()) + " became a dimension.");
        }
    }

    private void bind(Columns columns, List<Cell> cells) throws SQLException {
        columns.ints(cells, cell -> tables.family(cell).number()).texts(cells, Cell::metric)
                .texts(cells, TallyTables::touchpoint).texts(cells, tables::segmentValue);
    }

    /** Rows of a statement on their way to distributions. */
    private static final class Gathered {

        private final Map<String, Buckets> buckets;
        private final Map<CellIn, SortedMap<Integer, Count>> histograms = new HashMap<>();
        private final Map<CellIn, Count> counts = new HashMap<>();
        private final Map<CellIn, Moments> moments = new HashMap<>();
        private int rows;

        Gathered(Map<String, Buckets> buckets) {
            this.buckets = buckets;
        }

        boolean isScale(Cell cell) {
            return buckets.get(cell.metric()) == Buckets.WHOLE;
        }

        /**
         * Adds a row of bucket (null: of all together), n, Σw, Σw² and the four moments.
         *
         * @param column of the bucket
         */
        void add(CellIn cell, ResultSet row, int column) throws SQLException {
            TooMuchToCount.checkRows(++rows);
            var count = new Count(row.getLong(column + 1), row.getBigDecimal(column + 2), row.getBigDecimal(column + 3));
            int bucket = row.getInt(column);
            if (row.wasNull()) {
                counts.merge(cell, count, Count::plus);
                moments.merge(cell, new Moments(decimal(row, column + 4), decimal(row, column + 5), decimal(row, column + 6),
                        decimal(row, column + 7)), Moments::plus);
            } else {
                add(cell, bucket, count);
            }
        }

        void add(CellIn cell, int bucket, Count count) {
            histograms.computeIfAbsent(cell, c -> new TreeMap<>()).merge(bucket, count, Count::plus);
        }

        private static BigDecimal decimal(ResultSet row, int column) throws SQLException {
            var decimal = row.getBigDecimal(column);
            return decimal == null ? BigDecimal.ZERO : decimal;
        }

        Map<CellIn, Distribution> distributions() {
            var distributions = new HashMap<CellIn, Distribution>();
            histograms.forEach((cell, histogram) -> {
                if (!counts.containsKey(cell)) {
                    distributions.put(cell, new Distribution(histogram));
                }
            });
            counts.forEach((cell, count) -> distributions.put(cell, new Distribution(count,
                    histograms.getOrDefault(cell, new TreeMap<>()), moments.get(cell), buckets.get(cell.cell().metric()))));
            return distributions;
        }
    }
}
