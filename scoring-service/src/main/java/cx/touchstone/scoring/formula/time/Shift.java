package cx.touchstone.scoring.formula.time;

import java.time.LocalTime;

/**
 * From when to when somebody is there. A shift that ends when it begins, or earlier, ends on the next day: 22:00 to 06:00 is a
 * night, 00:00 to 00:00 a whole day.
 */
public record Shift(LocalTime from, LocalTime to) {

    public static final Shift WHOLE_DAY = new Shift(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    boolean endsOnTheNextDay() {
        return !to.isAfter(from);
    }
}
