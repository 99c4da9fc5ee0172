package cx.touchstone.scoring.formula.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

class LogSumTest {

    @Test
    void nothing_comes_to_0() {
        assertEquals(0, new LogSum().value());
    }

    @Test
    void many_come_to_what_their_logarithms_come_to() {
        var random = new Random(1);
        var sum = new LogSum();
        double expected = 0;
        for (int i = 0; i < 100_000; i++) {
            double x = Math.exp(300 * random.nextGaussian());
            double weight = random.nextInt(3) == 0 ? 1 + random.nextInt(9) : 1;
            if (x > 0 && x < Double.POSITIVE_INFINITY) {
                sum.add(weight, x);
                expected += weight * Math.log(x);
            }
        }
        assertEquals(expected, sum.value(), 1e-6);
    }

    @Test
    void factors_that_add_hardly_anything_are_not_lost() {
        var sum = new LogSum();
        for (int i = 0; i < 1_000_000; i++) {
            sum.add(1, 1 + 1e-9);
        }
        assertEquals(1e-3, sum.value(), 1e-9);
    }
}
