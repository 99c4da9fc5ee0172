package cx.touchstone.scoring.counts.tallies;

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
import java.util.stream.Collectors;

import cx.touchstone.kit.Refusal;
import cx.touchstone.scoring.change.ChangeLog;
import cx.touchstone.scoring.columns.Columns;
import cx.touchstone.scoring.counts.Axes;
import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.counts.CellIn;
import cx.touchstone.scoring.counts.Counts;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.counts.Presence;
import cx.touchstone.scoring.counts.TooMuchToCount;
import cx.touchstone.scoring.formula.Buckets;
import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.tally.Families;
import cx.touchstone.scoring.tally.Span;
import cx.touchstone.scoring.tally.Span.Stretch;
import cx.touchstone.scoring.tally.Sums;
import cx.touchstone.scoring.tally.TallyKey;
import cx.touchstone.scoring.tally.TallyRows;

/** A table of which every total is kept as tallies: it costs the same however many observations there are. */
public final class TallyCounts implements Counts {

    private final Connection connection;
    private final String tenant;
    private final Axes axes;
    private final TallyTables tables;
    private final Tail tail;

    public TallyCounts(Connection connection, String tenant, Axes axes, TallyTables tables, ChangeLog log) {
        this.connection = connection;
        this.tenant = tenant;
        this.axes = axes;
        this.tables = tables;
        this.tail = new Tail(connection, tenant, log, new Families(tables.families()));
    }

    @Override
    public boolean isFromTallies() {
        return true;
    }

    @Override
    public Map<Cell, SortedMap<YearMonth, Presence>> months(Set<String> metrics) {
        var sql = """
                select family, metric, touchpoint, segment_value, day, n, people from tally
                where tenant_id = ? and family = any(?::int[]) and span = 'M' and metric = any(?::text[]) %s
                limit ?""".formatted(axes.touchpoints() ? "" : "and touchpoint = '*'");
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            new Columns(select).text(tenant).ints(tables.numbers(), number -> number).texts(metrics, metric -> metric)
                    .number(TooMuchToCount.MOST_ROWS + 1);
            var months = new HashMap<Cell, SortedMap<YearMonth, Presence>>();
            try (ResultSet row = select.executeQuery()) {
                int rows = 0;
                Cell cell = null;
                List<Object> last = List.of();
                while (row.next()) {
                    TooMuchToCount.checkRows(++rows);
                    var key = List.<Object> of(row.getInt(1), row.getString(2), row.getString(3), row.getString(4));
                    if (!key.equals(last)) { // rows of one cell mostly come one behind the other
                        cell = tables.cell(row.getInt(1), row.getString(2), row.getString(3), row.getString(4));
                        last = key;
                    }
                    months.computeIfAbsent(cell, c -> new TreeMap<>()).put(
                            YearMonth.from(row.getObject(5, LocalDate.class)), new Presence(row.getLong(6), row.getLong(7)));
                }
            }
            tail.each(metrics, Span.MONTH, (key, sums) -> {
                if (axes.touchpoints() || key.touchpoint().equals(TallyKey.EVERYWHERE)) {
                    add(months, tables.cell(key), YearMonth.from(key.day()), sums);
                }
            });
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
        // Each month of a cell by one look into the index: planned together with the rest, all its days would be read.
        try (PreparedStatement select = connection.prepareStatement("""
                select asked.cell, sums.* from unnest(?::int[], ?::int[], ?::text[], ?::text[], ?::text[])
                    as asked (cell, family, metric, touchpoint, segment_value)
                cross join unnest(?::text[]::date[]) as month (first)
                cross join lateral (
                    select day, n, people from tally
                    where tenant_id = ? and family = asked.family and span = 'D' and metric = asked.metric
                        and touchpoint = asked.touchpoint and segment_value = asked.segment_value
                        and day between month.first and (month.first + interval '1 month' - interval '1 day')::date
                    offset 0) as sums
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
            var wanted = Set.copyOf(asked);
            tail.each(metrics(asked), Span.DAY, (key, sums) -> {
                var cell = tables.cell(key);
                if (wanted.contains(cell) && months.contains(YearMonth.from(key.day()))) {
                    add(days, cell, key.day(), sums);
                }
            });
            return days;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is not left anywhere is as if it had never been there. */
    private static <T extends Comparable<? super T>> void add(Map<Cell, SortedMap<T, Presence>> presences, Cell cell, T when,
            Sums sums) {
        var presence = presences.computeIfAbsent(cell, c -> new TreeMap<>()).merge(when,
                new Presence(sums.count().n(), sums.people()), Presence::plus);
        if (presence.n() == 0) {
            presences.get(cell).remove(when);
        }
        if (presences.get(cell).isEmpty()) {
            presences.remove(cell);
        }
    }

    private static Set<String> metrics(Collection<Cell> cells) {
        return cells.stream().map(Cell::metric).collect(Collectors.toSet());
    }

    /** A cell in a stretch of a period. */
    private record Piece(int cell, Cell of, int period, Stretch stretch) {
    }

    @Override
    public Map<CellIn, Distribution> read(Collection<Cell> cells, List<Period> periods, Map<String, Buckets> buckets) {
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
        // Summed up here, not by the database: of so few rows that is several times faster.
        try (PreparedStatement select = connection.prepareStatement("""
                select asked.cell, asked.period, sums.* from unnest(?::int[], ?::int[], ?::text[], ?::text[], ?::text[],
                    ?::int[], ?::text[], ?::text[]::date[], ?::text[]::date[])
                    as asked (cell, family, metric, touchpoint, segment_value, period, span, first, last)
                cross join lateral (
                    select %s from tally
                    where tenant_id = ? and family = asked.family and span = asked.span and metric = asked.metric
                        and touchpoint = asked.touchpoint and segment_value = asked.segment_value
                        and day between asked.first and asked.last
                    offset 0) as sums
                limit ?""".formatted(TallyRows.SUMS))) {
            var columns = new Columns(select).ints(pieces, Piece::cell);
            bind(columns, pieces.stream().map(Piece::of).toList());
            columns.ints(pieces, Piece::period).texts(pieces, piece -> piece.stretch.span().code())
                    .texts(pieces, piece -> piece.stretch.first() == null ? "-infinity" : piece.stretch.first().toString())
                    .texts(pieces, piece -> piece.stretch.last() == null ? "infinity" : piece.stretch.last().toString())
                    .text(tenant).number(TooMuchToCount.MOST_ROWS + 1);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    gathered.add(new CellIn(asked.get(row.getInt(1)), row.getInt(2)), row, 3);
                }
            }
            addTail(gathered, Set.copyOf(asked), periods);
            return gathered.distributions();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addTail(Gathered gathered, Set<Cell> asked, List<Period> periods) throws SQLException {
        tail.each(metrics(asked), Span.DAY, (key, sums) -> {
            var cell = tables.cell(key);
            for (int p = 0; asked.contains(cell) && p < periods.size(); p++) {
                if (periods.get(p).has(key.day())) {
                    gathered.add(new CellIn(cell, p), sums);
                }
            }
        });
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
}
