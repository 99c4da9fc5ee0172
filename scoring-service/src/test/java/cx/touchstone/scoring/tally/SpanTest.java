package cx.touchstone.scoring.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import cx.touchstone.scoring.tally.Span.Stretch;

class SpanTest {

    private static final LocalDate START = LocalDate.of(2015, 12, 1);

    static Stream<Random> randomly() {
        return IntStream.range(0, 500).mapToObj(seed -> new Random(seed));
    }

    @ParameterizedTest
    @MethodSource("randomly")
    void a_period_is_its_whole_months_and_the_days_at_its_ends(Random random) {
        var from = START.plusDays(random.nextInt(500));
        var to = from.plusDays(random.nextInt(random.nextBoolean() ? 60 : 500));
        var stretches = Span.of(from, to);
        var days = new ArrayList<LocalDate>();
        stretches.forEach(stretch -> stretch.first().datesUntil(stretch.last().plusDays(1)).forEach(days::add));
        assertEquals(from.datesUntil(to.plusDays(1)).toList(), days);
        stretches.stream().filter(stretch -> stretch.span() == Span.MONTH).forEach(stretch -> {
            assertEquals(1, stretch.first().getDayOfMonth());
            assertEquals(1, stretch.last().plusDays(1).getDayOfMonth());
        });
        // No more than the days of two months are left over.
        assertTrue(stretches.stream().filter(stretch -> stretch.span() == Span.DAY)
                .mapToLong(stretch -> stretch.first().datesUntil(stretch.last().plusDays(1)).count()).sum() <= 60);
    }

    @Test
    void a_month_is_one_and_a_day_is_one() {
        assertEquals(List.of(new Stretch(Span.MONTH, day("2016-02-01"), day("2016-02-29"))),
                Span.of(day("2016-02-01"), day("2016-02-29")));
        assertEquals(List.of(new Stretch(Span.DAY, day("2016-02-29"), day("2016-02-29"))),
                Span.of(day("2016-02-29"), day("2016-02-29")));
    }

    @Test
    void ends_may_be_open() {
        assertEquals(List.of(new Stretch(Span.MONTH, null, null)), Span.of(null, null));
        assertEquals(List.of(new Stretch(Span.DAY, day("2017-05-13"), day("2017-05-31")),
                new Stretch(Span.MONTH, day("2017-06-01"), null)), Span.of(day("2017-05-13"), null));
        assertEquals(List.of(new Stretch(Span.MONTH, null, day("2017-04-30")),
                new Stretch(Span.DAY, day("2017-05-01"), day("2017-05-13"))), Span.of(null, day("2017-05-13")));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
