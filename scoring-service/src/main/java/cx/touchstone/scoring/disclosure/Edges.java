package cx.touchstone.scoring.disclosure;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.counts.Presence;
import cx.touchstone.scoring.disclosure.Run.Stretch;

/**
 * Where periods of a cell may begin and end. Two periods that differ by a few people give these away by subtraction; so an
 * edge is allowed only if nobody, or at least the threshold of people, lies between it and every other allowed edge. Edges of
 * months go before those of weeks, and those before days'; with enough people a day, every edge is allowed. The people of
 * today,
 * and of this month while they are few, are exempt: who may read a score that is still growing can watch it grow.
 */
public final class Edges {

    private final Threshold threshold;
    private final LocalDate today;
    private final DayOfWeek weekStart;
    /** Where there are observations: days, or months of which no more is known. By their first day. */
    private final NavigableMap<LocalDate, Stretch> stretches = new TreeMap<>();
    /** The days behind those stretches that an edge may follow. */
    private final Set<LocalDate> closed = new HashSet<>();

    private Edges(Threshold threshold, LocalDate today, DayOfWeek weekStart) {
        this.threshold = threshold;
        this.today = today;
        this.weekStart = weekStart;
    }

    /**
     * The edges of one cell.
     *
     * @param months of all time
     * @param days of the months within which edges are asked for; in others, only those between months are known
     * @param today in the tenant's time zone, as all days are
     * @param weekStart first day of weeks
     */
    public static Edges of(SortedMap<YearMonth, Presence> months, SortedMap<LocalDate, Presence> days, Threshold threshold,
            LocalDate today, DayOfWeek weekStart) {
        var edges = new Edges(threshold, today, weekStart);
        var daysOf = new TreeMap<YearMonth, List<Stretch>>();
        days.forEach((day, presence) -> {
            if (presence.n() > 0) {
                daysOf.computeIfAbsent(YearMonth.from(day), month -> new ArrayList<>())
                        .add(new Stretch(day, day.plusDays(1), presence));
            }
        });
        var whole = new ArrayList<Stretch>();
        months.forEach((month, presence) -> {
            if (presence.n() > 0) {
                whole.add(new Stretch(month.atDay(1), month.plusMonths(1).atDay(1), presence));
            }
        });
        edges.find(whole, daysOf);
        return edges;
    }

    private void find(List<Stretch> months, Map<YearMonth, List<Stretch>> daysOf) {
        for (var month : months) {
            daysOf.getOrDefault(YearMonth.from(month.from()), List.of(month)).forEach(each -> stretches.put(each.from(), each));
        }
        for (var run : Run.of(months, Presence.NOBODY, Presence.NOBODY, today.withDayOfMonth(1), threshold)) {
            var days = daysOf.getOrDefault(YearMonth.from(run.closing().from()), List.of());
            if (run.isClosed()) {
                closed.add(days.isEmpty() ? run.closing().until() : days.getLast().until());
            }
            findWithin(run, days);
        }
    }

    private void findWithin(Run month, List<Stretch> days) {
        var weeks = new TreeMap<LocalDate, List<Stretch>>();
        days.forEach(day -> weeks.computeIfAbsent(day.from().with(TemporalAdjusters.previousOrSame(weekStart)),
                week -> new ArrayList<>()).add(day));
        var whole = weeks.values().stream().map(Edges::together).toList();
        for (var week : close(whole, month.before(), month.behind())) {
            var within = days.stream().filter(day -> !day.from().isBefore(week.closing().from())
                    && !day.until().isAfter(week.closing().until())).toList();
            close(within, week.before(), week.behind());
        }
    }

    private List<Run> close(List<Stretch> between, Presence before, Presence behind) {
        var runs = Run.of(between, before, behind, today, threshold);
        runs.stream().filter(Run::isClosed).forEach(run -> closed.add(run.closing().until()));
        return runs;
    }

    private static Stretch together(List<Stretch> days) {
        return new Stretch(days.getFirst().from(), days.getLast().until(),
                days.stream().map(Stretch::presence).reduce(Presence.NOBODY, Presence::plus));
    }

    /** Whether no other allowed period differs from this one by too few people. */
    public boolean allows(Period period) {
        return (period.from() == null || allows(period.from())) && (period.to() == null || allows(period.to().plusDays(1)));
    }

    private boolean allows(LocalDate edge) {
        var before = stretches.lowerEntry(edge);
        if (before == null) {
            return true;
        }
        var until = before.getValue().until();
        // Behind everybody is the same as no end.
        return !until.isAfter(edge) && (closed.contains(until) || stretches.ceilingKey(edge) == null);
    }

    /**
     * The longest allowed period within, as far as days are known.
     *
     * @return empty when it has too few people, or nobody
     */
    public Optional<Period> within(Period period) {
        var from = period.from();
        while (from != null && !allows(from)) {
            var cut = stretches.lowerEntry(from).getValue();
            from = cut.until().isAfter(from) ? cut.until() : stretches.ceilingEntry(from).getValue().until();
        }
        var until = period.to() == null ? null : period.to().plusDays(1);
        while (until != null && !allows(until)) {
            until = stretches.lowerKey(until);
        }
        return threshold.isReachedBy(between(from, until))
                ? Optional.of(new Period(from, until == null ? null : until.minusDays(1)))
                : Optional.empty();
    }

    private Presence between(LocalDate from, LocalDate until) {
        return stretches.values().stream()
                .filter(each -> (from == null || !each.from().isBefore(from))
                        && (until == null || !each.until().isAfter(until)))
                .map(Stretch::presence).reduce(Presence.NOBODY, Presence::plus);
    }
}
