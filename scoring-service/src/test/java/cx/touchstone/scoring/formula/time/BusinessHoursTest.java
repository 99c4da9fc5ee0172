package cx.touchstone.scoring.formula.time;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessHoursTest {

    private static final Shift DAY = shift("07:00", "19:00");
    private static final Shift NIGHT = shift("22:00", "06:00");
    private static final Map<DayOfWeek, List<Shift>> WEEK = Map.of(MONDAY, List.of(DAY), TUESDAY, List.of(DAY), WEDNESDAY,
            List.of(shift("13:00", "19:00"), shift("07:00", "12:00")), THURSDAY, List.of(DAY, NIGHT), FRIDAY, List.of(),
            SATURDAY, List.of(shift("09:00", "15:00"), NIGHT));

    @Test
    void a_ticket_of_the_evening_that_is_answered_in_the_morning_took_fourteen_hours_and_one_of_business() {
        var from = at("Europe/Berlin", "2026-11-16T18:00");
        var to = at("Europe/Berlin", "2026-11-17T08:00");
        assertEquals(Duration.ofHours(14), Duration.between(from, to));
        assertEquals(Duration.ofHours(1), every("Europe/Berlin", shift("07:00", "17:00")).open(from, to));
    }

    /** The week of the figures. Friday's night shift began on Thursday, Sunday's on Saturday. */
    @ParameterizedTest
    @CsvFileSource(resources = "/figures/business_hours.csv", numLinesToSkip = 1)
    void open_time_is_what_counting_the_minutes_gives(String zone, String from, String to, long minutes) {
        var hours = new BusinessHours(ZoneId.of(zone), WEEK, Set.of(LocalDate.of(2017, 4, 11)));
        assertEquals(Duration.ofMinutes(minutes), hours.open(Instant.parse(from), Instant.parse(to)));
    }

    @ParameterizedTest
    @CsvSource({ "Europe/Berlin,2017-03-26", "America/Los_Angeles,2017-03-12", "America/Los_Angeles,2017-11-05",
            "Asia/Jerusalem,2017-03-24", "Asia/Jerusalem,2017-10-29" })
    void from_seven_to_seven_are_twelve_hours_also_on_the_day_when_clocks_change(String zone, LocalDate day) {
        var from = day.minusDays(1).atTime(19, 0).atZone(ZoneId.of(zone)).toInstant();
        assertEquals(Duration.ofHours(12), every(zone, DAY).open(from, from.plus(Duration.ofHours(26))));
    }

    @ParameterizedTest
    @CsvSource({ "America/Los_Angeles,2017-03-11,7", "America/Los_Angeles,2017-11-04,9", "Asia/Jerusalem,2017-03-23,7",
            "Asia/Jerusalem,2017-10-28,9", "Asia/Jerusalem,2017-10-27,8" })
    void a_night_shift_is_an_hour_shorter_when_the_clock_is_put_forward_and_longer_when_back(String zone, LocalDate evening,
            int hours) {
        var noon = evening.atTime(12, 0).atZone(ZoneId.of(zone)).toInstant();
        assertEquals(Duration.ofHours(hours), every(zone, NIGHT).open(noon, noon.plus(Duration.ofHours(20))));
    }

    @Test
    void a_shift_that_begins_at_an_hour_that_is_left_out_begins_when_the_clock_jumps() {
        var hours = every("America/Los_Angeles", shift("02:30", "04:00"));
        assertEquals(Duration.ofHours(1),
                hours.open(at("America/Los_Angeles", "2017-03-12T00:00"), at("America/Los_Angeles", "2017-03-12T12:00")));
    }

    @Test
    void whole_days_are_all_of_the_time_even_where_a_day_was_skipped() {
        var hours = every("Pacific/Apia", Shift.WHOLE_DAY);
        var from = at("Pacific/Apia", "2011-12-28T10:00");
        var to = at("Pacific/Apia", "2012-01-02T10:00");
        assertEquals(Duration.ofDays(4), hours.open(from, to));
    }

    @Test
    void on_a_holiday_no_shift_begins_but_one_of_the_evening_before_ends() {
        var christmas = LocalDate.of(2026, 12, 25);
        var night = new BusinessHours(ZoneId.of("UTC"), week(NIGHT), Set.of(christmas));
        assertEquals(Duration.ofHours(6),
                night.open(Instant.parse("2026-12-25T00:00:00Z"), Instant.parse("2026-12-26T12:00:00Z")));
    }

    @Test
    void shifts_that_overlap_count_once() {
        var hours = every("UTC", shift("08:00", "12:00"), shift("10:00", "16:00"), shift("09:00", "11:00"));
        assertEquals(Duration.ofHours(8),
                hours.open(Instant.parse("2026-11-16T00:00:00Z"), Instant.parse("2026-11-17T00:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "America/Los_Angeles", "Asia/Jerusalem", "Australia/Lord_Howe", "UTC" })
    void parts_add_up_and_are_never_longer_than_the_clock(String zone) {
        var random = new Random(11);
        var hours = new BusinessHours(ZoneId.of(zone), WEEK, Set.of());
        for (int i = 0; i < 300; i++) {
            var from = Instant.parse("2017-01-01T00:00:00Z").plusSeconds(random.nextInt(31_000_000));
            var middle = from.plusSeconds(random.nextInt(700_000));
            var to = middle.plusSeconds(random.nextInt(700_000));
            assertEquals(hours.open(from, to), hours.open(from, middle).plus(hours.open(middle, to)));
            assertTrue(hours.open(from, to).compareTo(Duration.between(from, to)) <= 0);
        }
    }

    @Test
    void time_does_not_run_backwards() {
        assertThrows(IllegalArgumentException.class, () -> every("UTC", DAY).open(Instant.ofEpochSecond(1), Instant.EPOCH));
        assertEquals(Duration.ZERO, every("UTC", DAY).open(Instant.EPOCH, Instant.EPOCH));
    }

    @Test
    void nobody_is_there_without_shifts() {
        var closed = new BusinessHours(ZoneId.of("UTC"), Map.of(SUNDAY, List.of()), Set.of());
        assertEquals(Duration.ZERO, closed.open(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(30))));
    }

    private static BusinessHours every(String zone, Shift... shifts) {
        return new BusinessHours(ZoneId.of(zone), week(shifts), Set.of());
    }

    private static Map<DayOfWeek, List<Shift>> week(Shift... shifts) {
        return Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(Function.identity(), _ -> List.of(shifts)));
    }

    private static Shift shift(String from, String to) {
        return new Shift(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Instant at(String zone, String wall) {
        return LocalDateTime.parse(wall).atZone(ZoneId.of(zone)).toInstant();
    }
}
