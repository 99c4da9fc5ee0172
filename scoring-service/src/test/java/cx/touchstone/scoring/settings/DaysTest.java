package cx.touchstone.scoring.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.scoring.formula.time.BusinessHours;

class DaysTest {

    /** The first and the last moment of days on which clocks change; Samoa had no 30 December 2011. */
    @ParameterizedTest
    @CsvSource({ "America/Los_Angeles, 2017-03-12T08:00:00Z, 2017-03-13T06:59:59.999999Z, 2017-03-12",
            "America/Los_Angeles, 2017-11-05T07:00:00Z, 2017-11-06T07:59:59.999999Z, 2017-11-05",
            "Asia/Jerusalem, 2017-03-23T22:00:00Z, 2017-03-24T20:59:59.999999Z, 2017-03-24",
            "Asia/Jerusalem, 2017-10-28T21:00:00Z, 2017-10-29T21:59:59.999999Z, 2017-10-29",
            "Asia/Kathmandu, 2017-05-12T18:15:00Z, 2017-05-13T18:14:59.999999Z, 2017-05-13",
            "Pacific/Apia, 2011-12-29T10:00:00Z, 2011-12-30T09:59:59.999999Z, 2011-12-29",
            "Pacific/Apia, 2011-12-30T10:00:00Z, 2011-12-31T09:59:59.999999Z, 2011-12-31",
            "UTC, 2017-05-13T00:00:00Z, 2017-05-13T23:59:59.999999Z, 2017-05-13" })
    void a_day_is_the_tenants_from_its_first_moment_to_its_last(String zone, Instant first, Instant last, LocalDate day) {
        var settings = in(zone);
        assertEquals(day, settings.day(first));
        assertEquals(day, settings.day(last));
        assertTrue(settings.day(first.minusNanos(1000)).isBefore(day));
        assertTrue(settings.day(last.plusNanos(1000)).isAfter(day));
    }

    @Test
    void what_is_kept_begins_with_a_month() {
        var kept = keeping(Period.ofMonths(3), null);
        var now = Instant.parse("2026-05-31T12:00:00Z");
        assertEquals(Optional.of(Instant.parse("2026-02-01T00:00:00Z")), kept.retainedFrom(now));
        assertTrue(kept.isForgotten(Instant.parse("2026-01-31T23:59:59.999999Z"), now));
        assertFalse(kept.isForgotten(Instant.parse("2026-02-01T00:00:00Z"), now));
        assertEquals(Optional.empty(), in("UTC").retainedFrom(now));
        assertFalse(in("UTC").isForgotten(Instant.parse("1900-01-01T00:00:00Z"), now));
    }

    @Test
    void what_was_forgotten_once_is_not_taken_again_when_more_is_kept() {
        var kept = keeping(Period.ofMonths(30), Instant.parse("2026-02-01T00:00:00Z"));
        var now = Instant.parse("2026-05-31T12:00:00Z");
        assertTrue(kept.isForgotten(Instant.parse("2026-01-31T23:59:59.999999Z"), now));
        assertFalse(kept.isForgotten(Instant.parse("2026-02-01T00:00:00Z"), now));
    }

    private static Settings in(String zone) {
        var usual = Settings.usual(5);
        var id = ZoneId.of(zone);
        return new Settings(1, id, usual.weekStart(), usual.currency(), 5, Optional.empty(),
                new BusinessHours(id, usual.hours().week(), usual.hours().holidays()), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    private static Settings keeping(Period retention, Instant forgottenBefore) {
        var usual = Settings.usual(5);
        return new Settings(1, usual.zone(), usual.weekStart(), usual.currency(), 5, Optional.of(retention), usual.hours(),
                Optional.empty(), Optional.empty(), Optional.ofNullable(forgottenBefore));
    }
}
