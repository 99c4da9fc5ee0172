package cx.touchstone.scoring.question;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;

import cx.touchstone.scoring.counts.Period;

/** What a score is measured against. */
public sealed interface Comparison {

    /** The days of it, for a score of these days. */
    default Period of(Period days) {
        return days;
    }

    /** As it is asked for in an address, for one score: previous-period. */
    String parameter();

    /** The same in one other period, whatever the days of the score. */
    record WithPeriod(Period period) implements Comparison {

        @Override
        public Period of(Period days) {
            return period;
        }

        @Override
        public String parameter() {
            return "period";
        }
    }

    /** The same in the unit before. */
    record WithUnitBefore(TimeUnit unit, DayOfWeek weekStart) implements Comparison {

        @Override
        public Period of(Period days) {
            return unit.around(days.from(), weekStart, -1);
        }

        @Override
        public String parameter() {
            return "previous-period";
        }
    }

    /** The same on the same days of the year before. */
    record WithYearBefore() implements Comparison {

        @Override
        public Period of(Period days) {
            return new Period(days.from() == null ? null : days.from().minusYears(1),
                    days.to() == null ? null : yearBefore(days.to()));
        }

        @Override
        public String parameter() {
            return "same-period-last-year";
        }

        /** Of the end of a month its end: February has all its days, in every year. */
        private static LocalDate yearBefore(LocalDate last) {
            var month = YearMonth.from(last);
            return last.equals(month.atEndOfMonth()) ? month.minusYears(1).atEndOfMonth() : last.minusYears(1);
        }
    }

    /** Those with another value of what is filtered or grouped by. */
    record WithSegment(String axis, String value) implements Comparison {

        @Override
        public String parameter() {
            return axis.equals(Filter.CHANNEL) ? "channel:" + value : "segment:" + axis + ":" + value;
        }
    }

    /** Those of another persona, who may be some of the same people. */
    record WithPersona(String axis) implements Comparison {

        @Override
        public String parameter() {
            return "persona:" + Filter.personaOf(axis);
        }
    }

    /** The same at another touchpoint. */
    record WithTouchpoint(String touchpoint) implements Comparison {

        @Override
        public String parameter() {
            return "touchpoint:" + touchpoint;
        }
    }
}
