package cx.touchstone.scoring.question;

import static cx.touchstone.scoring.question.Questions.MONDAY;
import static cx.touchstone.scoring.question.Questions.TODAY;
import static cx.touchstone.scoring.question.Questions.period;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.scoring.counts.Period;

/** On Wednesday, 10 February 2016. */
class NamedPeriodTest {

    @ParameterizedTest
    @CsvSource({ "today, 2016-02-10, 2016-02-10, 2016-02-09, 2016-02-09",
            "yesterday, 2016-02-09, 2016-02-09, 2016-02-08, 2016-02-08",
            "last-7-days, 2016-02-04, 2016-02-10, 2016-01-28, 2016-02-03",
            "last-30-days, 2016-01-12, 2016-02-10, 2015-12-13, 2016-01-11",
            "last-90-days, 2015-11-13, 2016-02-10, 2015-08-15, 2015-11-12",
            "last-12-months, 2015-02-11, 2016-02-10, 2014-02-11, 2015-02-10",
            "this-week, 2016-02-08, 2016-02-14, 2016-02-01, 2016-02-07",
            "previous-week, 2016-02-01, 2016-02-07, 2016-01-25, 2016-01-31",
            "this-month, 2016-02-01, 2016-02-29, 2016-01-01, 2016-01-31",
            "previous-month, 2016-01-01, 2016-01-31, 2015-12-01, 2015-12-31",
            "this-quarter, 2016-01-01, 2016-03-31, 2015-10-01, 2015-12-31",
            "previous-quarter, 2015-10-01, 2015-12-31, 2015-07-01, 2015-09-30",
            "this-year, 2016-01-01, 2016-12-31, 2015-01-01, 2015-12-31",
            "previous-year, 2015-01-01, 2015-12-31, 2014-01-01, 2014-12-31" })
    void it_has_its_days_and_those_before(String name, String from, String to, String fromBefore, String toBefore) {
        var named = NamedPeriod.named(name).orElseThrow();
        assertEquals(period(from, to), named.period(TODAY, MONDAY));
        assertEquals(Optional.of(period(fromBefore, toBefore)), named.before(TODAY, MONDAY));
        assertEquals(name, named.parameter());
    }

    @Test
    void all_of_time_has_no_end_and_nothing_before() {
        assertEquals(Period.ALWAYS, NamedPeriod.ALL.period(TODAY, MONDAY));
        assertEquals(Optional.empty(), NamedPeriod.ALL.before(TODAY, MONDAY));
    }

    @Test
    void weeks_begin_where_the_tenant_begins_them() {
        assertEquals(period("2016-02-07", "2016-02-13"), NamedPeriod.THIS_WEEK.period(TODAY, DayOfWeek.SUNDAY));
        assertEquals(period("2016-02-10", "2016-02-16"), NamedPeriod.THIS_WEEK.period(TODAY, DayOfWeek.WEDNESDAY));
    }

    @ParameterizedTest
    @CsvSource({ "2016-03-31T23:59:59Z, UTC, 2016-01-01", "2016-04-01T00:00:00Z, UTC, 2016-04-01",
            "2016-03-31T21:00:00Z, Asia/Jerusalem, 2016-04-01", "2016-04-01T06:59:59Z, America/Los_Angeles, 2016-01-01",
            "2016-04-01T07:00:00Z, America/Los_Angeles, 2016-04-01", "2016-01-01T07:59:59Z, America/Los_Angeles, 2015-10-01",
            "2016-01-01T08:00:00Z, America/Los_Angeles, 2016-01-01" })
    void quarters_turn_at_midnight_where_the_tenant_is_in_summer_and_in_winter(Instant now, ZoneId zone, LocalDate first) {
        assertEquals(first, NamedPeriod.THIS_QUARTER.period(LocalDate.ofInstant(now, zone), MONDAY).from());
    }

    @Test
    void units_of_a_period_end_where_it_does() {
        assertEquals(List.of(period("2016-02-10", "2016-02-14"), period("2016-02-15", "2016-02-21"),
                period("2016-02-22", "2016-02-22")),
                TimeUnit.WEEK.within(period("2016-02-10", "2016-02-22"), MONDAY, 400));
        assertEquals(List.of(period("2015-11-05", "2015-12-31"), period("2016-01-01", "2016-03-31"),
                period("2016-04-01", "2016-04-01")),
                TimeUnit.QUARTER.within(period("2015-11-05", "2016-04-01"), MONDAY, 400));
        assertEquals(2, TimeUnit.DAY.within(period("2016-02-10", "2016-02-22"), MONDAY, 2).size());
    }

    @ParameterizedTest
    @CsvSource({ "2016-02-29, 2016-02-29, 2015-02-28, 2015-02-28", "2017-02-01, 2017-02-28, 2016-02-01, 2016-02-29",
            "2016-02-01, 2016-02-28, 2015-02-01, 2015-02-28", "2016-05-10, 2016-06-09, 2015-05-10, 2015-06-09" })
    void a_month_is_compared_with_the_whole_month_of_the_year_before(String from, String to, String fromBefore,
            String toBefore) {
        assertEquals(period(fromBefore, toBefore), new Comparison.WithYearBefore().of(period(from, to)));
    }

    @Test
    void the_year_before_of_an_open_period_is_open() {
        assertEquals(new Period(LocalDate.of(2015, 2, 1), null),
                new Comparison.WithYearBefore().of(new Period(LocalDate.of(2016, 2, 1), null)));
    }
}
