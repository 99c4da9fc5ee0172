package cx.touchstone.scoring.formula;

import static cx.touchstone.scoring.formula.Answers.counts;
import static cx.touchstone.scoring.formula.Answers.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

class DistributionTest {

    /** Hundreds: what is between 200 and 300 is in bucket 2, and 250 stands for it. */
    private static final Buckets HUNDREDS = new Buckets() {

        @Override
        public int of(BigDecimal value) {
            return value.intValue() / 100;
        }

        @Override
        public double value(int bucket) {
            return bucket * 100 + 50;
        }

        @Override
        public double relativeError() {
            return 1;
        }
    };

    @Test
    void the_histogram_of_a_scale_says_all_about_its_values() {
        // 1, 2, 2 and 3, 3, 3: 14 altogether, squares 1 + 8 + 27.
        var moments = counts(1, 2, 3).moments();
        assertEquals(new BigDecimal("14"), moments.total());
        assertEquals(new BigDecimal("36"), moments.squares());
    }

    @Test
    void means_come_from_the_values_and_not_from_what_stands_for_them_in_a_bucket() {
        var answers = hundreds("210", "1").plus(hundreds("240", "3"));
        assertEquals(225, answers.unweighted().mean(), 1e-12);
        assertEquals(225, answers.unweighted().spread(), 1e-12);
        assertEquals(232.5, answers.weighted().mean(), 1e-12);
        assertEquals(168.75, answers.weighted().spread(), 1e-12);
        assertEquals(930, answers.weighted().total(), 1e-12);
    }

    @Test
    void large_values_that_differ_little_keep_their_variance() {
        var sample = hundreds("1000000000.0001", "1").plus(hundreds("1000000000.0003", "1")).unweighted();
        assertEquals(2e-8, sample.variance(), 1e-14);
        assertEquals(0, hundreds("0.1", "0.3").plus(hundreds("0.1", "0.7")).weighted().spread());
    }

    @Test
    void sums_without_a_histogram_are_enough_for_a_mean_but_not_for_a_share() {
        var read = hundreds("210", "1").plus(hundreds("240", "3"));
        var sums = Distribution.withoutHistogram(read.all(), read.moments(), HUNDREDS);
        assertFalse(sums.hasHistogram());
        assertEquals(read.unweighted().mean(), sums.unweighted().mean());
        assertThrows(IllegalStateException.class, () -> sums.unweighted().share(0, 2));
        assertFalse(read.plus(sums).hasHistogram());
        assertEquals(read, Distribution.sum(List.of(Distribution.EMPTY, read)));
    }

    @Test
    void values_of_different_kinds_do_not_add_up() {
        assertThrows(IllegalArgumentException.class, () -> times(4, 1).plus(hundreds("210", "1")));
        assertThrows(IllegalArgumentException.class, () -> times(4, 1).minus(hundreds("210", "1")));
    }

    @Test
    void histogram_and_sums_are_of_the_same_answers() {
        assertThrows(IllegalArgumentException.class,
                () -> new Distribution(Count.one(BigDecimal.ONE), times(4, 2).counts(), Moments.NONE, Buckets.WHOLE));
        assertThrows(IllegalArgumentException.class, () -> new Distribution(new TreeMap<>(),
                Moments.one(BigDecimal.TWO, BigDecimal.ONE), Buckets.WHOLE));
    }

    private static Distribution hundreds(String value, String weight) {
        return Distribution.one(new BigDecimal(value), new BigDecimal(weight), HUNDREDS);
    }
}
