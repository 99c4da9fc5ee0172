package cx.touchstone.scoring.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

class CourseTest {

    private static final List<Reading> FOLLOWERS = List.of(on(1, "mastodon", 100), on(3, "bluesky", 40), on(5, "mastodon", 120),
            on(9, "bluesky", 0));

    @Test
    void every_series_holds_its_last_value() {
        var course = of(FOLLOWERS);
        assertEquals(0, sum(course.before(day(1))));
        assertEquals(100, sum(course.before(day(3))));
        assertEquals(140, sum(course.before(day(5))));
        assertEquals(160, sum(course.before(day(6))));
        assertEquals(120, sum(course.before(day(30))));
        assertEquals(2, course.before(day(30)).size());
    }

    @Test
    void the_mean_weighs_values_by_how_long_they_held() {
        // 100 for two days, 140 for two, 160 for four, 120 for two
        assertEquals((100 * 2 + 140 * 2 + 160 * 4 + 120 * 2) / 10.0, of(FOLLOWERS).mean(day(1), day(11)).orElseThrow(), 1e-9);
        assertEquals(140, of(FOLLOWERS).mean(day(3), day(5)).orElseThrow(), 1e-9);
        assertEquals(150, of(FOLLOWERS).mean(day(4), day(6)).orElseThrow(), 1e-9);
    }

    @Test
    void what_held_before_goes_on_and_the_time_before_the_first_reading_does_not_count() {
        assertEquals(120, of(FOLLOWERS).mean(day(20), day(30)).orElseThrow(), 1e-9);
        assertEquals(of(FOLLOWERS).mean(day(1), day(11)), of(FOLLOWERS).mean(day(0), day(11)));
        assertEquals(of(FOLLOWERS).mean(day(1), day(11)), of(FOLLOWERS).mean(null, day(11)));
        assertTrue(of(FOLLOWERS).mean(day(0), day(1)).isEmpty());
    }

    @Test
    void the_order_in_which_readings_come_does_not_matter() {
        for (int seed = 0; seed < 20; seed++) {
            var shuffled = new ArrayList<>(FOLLOWERS);
            Collections.shuffle(shuffled, new Random(seed));
            assertEquals(of(FOLLOWERS).mean(null, day(11)), of(shuffled).mean(null, day(11)));
            assertEquals(sum(of(FOLLOWERS).before(day(8))), sum(of(shuffled).before(day(8))));
        }
    }

    @Test
    void a_reading_that_does_not_count_ends_its_series() {
        var plans = List.of(on(1, "acme", 10, "basic"), on(4, "acme", 12, "gold"), on(6, "acme", 9, "basic"));
        var basic = new Course(plans, reading -> "basic".equals(reading.attributes().get("plan")));
        assertEquals(10, sum(basic.before(day(4))));
        assertEquals(0, sum(basic.before(day(6))));
        assertEquals(9, sum(basic.before(day(7))));
        assertEquals((10 * 3 + 0 * 2 + 9 * 2) / 7.0, basic.mean(null, day(8)).orElseThrow(), 1e-9);
    }

    private static Course of(List<Reading> readings) {
        return new Course(readings, reading -> true);
    }

    private static double sum(List<BigDecimal> values) {
        return values.stream().mapToDouble(BigDecimal::doubleValue).sum();
    }

    private static Instant day(int day) {
        return Instant.parse("2017-05-01T00:00:00Z").plusSeconds(86_400L * day);
    }

    private static Reading on(int day, String series, int value) {
        return on(day, series, value, "basic");
    }

    private static Reading on(int day, String series, int value, String plan) {
        return new Reading(series, day(day), BigDecimal.valueOf(value), "", series, Map.of("plan", plan));
    }
}
