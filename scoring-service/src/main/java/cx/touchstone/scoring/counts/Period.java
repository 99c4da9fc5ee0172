package cx.touchstone.scoring.counts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

import cx.touchstone.scoring.tally.Span;
import cx.touchstone.scoring.tally.Span.Stretch;

/**
 * A stretch of days, as the tenant's observations are counted.
 *
 * @param from first day, null for the beginning of time
 * @param to last day, null for no end
 */
public record Period(LocalDate from, LocalDate to) {

    public static final Period ALWAYS = new Period(null, null);

    String first() {
        return from == null ? "-infinity" : from.toString();
    }

    String last() {
        return to == null ? "infinity" : to.toString();
    }

    public boolean has(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /** Whole months, and the days at their ends. */
    public List<Stretch> stretches() {
        return Span.of(from, to);
    }

    /** The months of which only some days belong to it. */
    public Set<YearMonth> cutMonths() {
        var cut = new TreeSet<YearMonth>();
        stretches().stream().filter(stretch -> stretch.span() == Span.DAY).forEach(stretch -> {
            cut.add(YearMonth.from(stretch.first()));
            cut.add(YearMonth.from(stretch.last()));
        });
        return cut;
    }

    /**
     * Who is behind a cell in this period.
     *
     * @param months of the cell
     * @param days of the cell, at least those of the {@link #cutMonths}
     */
    public Presence presence(SortedMap<YearMonth, Presence> months, SortedMap<LocalDate, Presence> days) {
        var presence = Presence.NOBODY;
        for (var stretch : stretches()) {
            if (stretch.span() == Span.DAY) {
                presence = sum(presence, days.tailMap(stretch.first()).headMap(stretch.last().plusDays(1)));
            } else {
                var begun = stretch.first() == null ? months : months.tailMap(YearMonth.from(stretch.first()));
                presence = sum(presence,
                        stretch.last() == null ? begun : begun.headMap(YearMonth.from(stretch.last()).plusMonths(1)));
            }
        }
        return presence;
    }

    private static Presence sum(Presence presence, SortedMap<?, Presence> more) {
        return more.values().stream().reduce(presence, Presence::plus);
    }
}
