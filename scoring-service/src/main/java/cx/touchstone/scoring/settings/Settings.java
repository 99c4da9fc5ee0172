package cx.touchstone.scoring.settings;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import cx.touchstone.scoring.formula.time.BusinessHours;
import cx.touchstone.scoring.formula.time.Shift;

/**
 * How a tenant counts and what it shows.
 *
 * @param revision counts the changes; 0 while the tenant has chosen nothing
 * @param zone in which days begin and end, of observations as of questions
 * @param weekStart day on which weeks begin
 * @param currency of amounts that do not name one
 * @param threshold people that a number needs before it is shown, 1 to 1,000
 * @param retention how long observations are kept, in whole months; empty: for ever
 * @param hours in which somebody is there to work
 * @param margin part of revenue that is left, 0 to 1
 * @param discountPerYear by which money that comes a year later is worth less, 0 to 10
 * @param forgottenBefore the beginning of a month (UTC): earlier observations are forgotten, or will be at once, and only
 *        tallies
 *        are left of them; empty while none were
 */
public record Settings(long revision, ZoneId zone, DayOfWeek weekStart, Currency currency, int threshold,
        Optional<Period> retention, BusinessHours hours, Optional<BigDecimal> margin, Optional<BigDecimal> discountPerYear,
        Optional<Instant> forgottenBefore) {

    /** How far the clocks of those who observe may be ahead of ours. */
    public static final Duration AHEAD = Duration.ofMinutes(5);

    /** Those of a tenant that has chosen nothing. */
    static Settings usual(int threshold) {
        var zone = ZoneId.of("UTC");
        return new Settings(0, zone, DayOfWeek.MONDAY, Currency.getInstance("EUR"), threshold, Optional.empty(),
                new BusinessHours(zone, AROUND_THE_CLOCK, Set.of()), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The hours of those who do not say when they are there. */
    static final Map<DayOfWeek, List<Shift>> AROUND_THE_CLOCK = aroundTheClock();

    private static Map<DayOfWeek, List<Shift>> aroundTheClock() {
        var week = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, List.of(Shift.WHOLE_DAY));
        }
        return week;
    }

    /** The beginning of the first month (UTC) that is kept by the retention; empty when all are. */
    public Optional<Instant> retainedFrom(Instant now) {
        return retention.map(kept -> now.atOffset(ZoneOffset.UTC).toLocalDate().minus(kept).withDayOfMonth(1)
                .atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** Whether something that was observed then is too old to be taken. */
    public boolean isForgotten(Instant observedAt, Instant now) {
        return Stream.concat(retainedFrom(now).stream(), forgottenBefore.stream()).anyMatch(observedAt::isBefore);
    }

    /** The day on which something that was observed then is counted. */
    public LocalDate day(Instant observedAt) {
        return LocalDate.ofInstant(observedAt, zone);
    }

    /** The last day on which anything can have been observed so far. */
    public LocalDate lastDay(Instant now) {
        return day(now.plus(AHEAD));
    }
}
