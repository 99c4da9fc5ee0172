package cx.touchstone.scoring.formula.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When somebody is there, and how much of a stretch of time that is: 0 to the whole of it. Hours are those of the clock on the
 * wall, also in the nights in which it is put forward (a shift that begins at an hour that is left out begins when the clock
 * jumps) or back (an hour that comes twice begins and ends a shift when it comes first). Shifts that overlap count once.
 *
 * @param week shifts by the day on which they begin; closed on days that are absent
 * @param holidays days on which no shift begins; one that began the evening before goes on to its end
 */
public record BusinessHours(ZoneId zone, Map<DayOfWeek, List<Shift>> week, Set<LocalDate> holidays) {

    public BusinessHours {
        var sorted = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
        week.forEach((day, shifts) -> sorted.put(day, shifts.stream().sorted(Comparator.comparing(Shift::from)).toList()));
        week = Map.copyOf(sorted);
        holidays = Set.copyOf(holidays);
    }

    /** @return how long it was open from {@code from} to {@code to}, which must not be earlier */
    public Duration open(Instant from, Instant to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("Time does not run backwards");
        }
        if (neverClose()) {
            return Duration.between(from, to);
        }
        var last = to.atZone(zone).toLocalDate();
        var open = Duration.ZERO;
        var counted = from;
        // A shift of the day before may reach into the first day.
        for (var day = from.atZone(zone).toLocalDate().minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            for (var shift : shifts(day)) {
                var begins = later(moment(day, shift.from()), counted);
                var ends = earlier(moment(shift.endsOnTheNextDay() ? day.plusDays(1) : day, shift.to()), to);
                if (ends.isAfter(begins)) {
                    open = open.plus(Duration.between(begins, ends));
                    counted = ends;
                }
            }
        }
        return open;
    }

    private boolean neverClose() {
        return holidays.isEmpty() && Stream.of(DayOfWeek.values())
                .allMatch(day -> week.getOrDefault(day, List.of()).contains(Shift.WHOLE_DAY));
    }

    private List<Shift> shifts(LocalDate day) {
        return holidays.contains(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    /** When the clock on the wall first showed this time, or a later one if it never did. */
    private Instant moment(LocalDate day, LocalTime time) {
        var wall = LocalDateTime.of(day, time);
        var skipped = zone.getRules().getTransition(wall);
        return skipped != null && skipped.isGap() ? skipped.getInstant() : wall.atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
