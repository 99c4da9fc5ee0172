package cx.touchstone.scoring.settings;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
 */
public record Settings(long revision, ZoneId zone, DayOfWeek weekStart, Currency currency, int threshold,
        Optional<Period> retention, BusinessHours hours, Optional<BigDecimal> margin, Optional<BigDecimal> discountPerYear) {

    /** Those of a tenant that has chosen nothing. */
    static Settings usual(int threshold) {
        var zone = ZoneId.of("UTC");
        return new Settings(0, zone, DayOfWeek.MONDAY, Currency.getInstance("EUR"), threshold, Optional.empty(),
                new BusinessHours(zone, AROUND_THE_CLOCK, Set.of()), Optional.empty(), Optional.empty());
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

    /** The day on which something that was observed then is counted. */
    public LocalDate day(Instant observedAt) {
        return LocalDate.ofInstant(observedAt, zone);
    }
}
