package cx.touchstone.scoring.disclosure;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.counts.Presence;

/** Who was observed on which day. */
final class History {

    static final Threshold FIVE = new Threshold(5);
    static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    final SortedMap<LocalDate, Presence> days = new TreeMap<>();

    /** Some months up to today or long before, from a person in weeks to dozens a day, with gaps. */
    static History random(Random random) {
        var history = new History();
        var last = TODAY.minusDays(random.nextBoolean() ? 0 : random.nextInt(60));
        double busy = Math.pow(10, -1.5 + 2.5 * random.nextDouble());
        for (var day = last.minusDays(random.nextInt(150)); !day.isAfter(last); day = day.plusDays(1)) {
            if (random.nextInt(25) == 0) {
                day = day.plusDays(random.nextInt(40));
            }
            int people = (int) (-Math.log(1 - random.nextDouble()) * busy);
            int again = random.nextInt(20) == 0 ? 1 : 0;
            if (people + again > 0 && !day.isAfter(last)) {
                history.days.put(day, new Presence(people + again, people));
            }
        }
        return history;
    }

    History on(String day, long people) {
        days.put(LocalDate.parse(day), new Presence(people, people));
        return this;
    }

    Edges edges() {
        return Edges.of(months(), days, FIVE, TODAY, DayOfWeek.MONDAY);
    }

    /** With the days of these months only. */
    Edges edges(Set<YearMonth> known) {
        var some = new TreeMap<>(days.entrySet().stream().filter(day -> known.contains(YearMonth.from(day.getKey())))
                .collect(Collectors.toMap(day -> day.getKey(), day -> day.getValue())));
        return Edges.of(months(), some, FIVE, TODAY, DayOfWeek.MONDAY);
    }

    private SortedMap<YearMonth, Presence> months() {
        var months = new TreeMap<YearMonth, Presence>();
        days.forEach((day, presence) -> months.merge(YearMonth.from(day), presence, Presence::plus));
        return months;
    }

    /** Who was observed from the one day on and before the other. */
    Presence between(LocalDate from, LocalDate until) {
        return days.subMap(from, until).values().stream().reduce(Presence.NOBODY, Presence::plus);
    }

    static Period before(LocalDate edge) {
        return new Period(null, edge.minusDays(1));
    }
}
