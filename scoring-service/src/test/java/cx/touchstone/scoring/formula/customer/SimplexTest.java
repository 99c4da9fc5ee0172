package cx.touchstone.scoring.formula.customer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.ToDoubleFunction;

import org.junit.jupiter.api.Test;

class SimplexTest {

    @Test
    void finds_the_bottom_of_a_bent_valley() {
        // Rosenbrock's: lowest at (1, 1).
        ToDoubleFunction<double[]> valley = at -> 100 * Math.pow(at[1] - at[0] * at[0], 2) + Math.pow(1 - at[0], 2);
        var lowest = Simplex.lowest(valley, valley, List.of(new double[] { -1.2, 1 }));
        assertArrayEquals(new double[] { 1, 1 }, lowest.at(), 1e-4);
    }

    @Test
    void goes_around_where_the_function_has_no_value() {
        ToDoubleFunction<double[]> half = at -> Math.pow(Math.log(at[0]) - 1, 2);
        var lowest = Simplex.lowest(half, half, List.of(new double[] { 0.1 }));
        assertEquals(Math.E, lowest.at()[0], 1e-4);
    }

    @Test
    void a_rough_look_only_says_where_to_begin() {
        var lowest = Simplex.lowest(at -> Math.pow(at[0] - 3, 2), at -> Math.pow(at[0] - 2.8, 2),
                List.of(new double[] { 0 }, new double[] { 9 }));
        assertEquals(3, lowest.at()[0], 1e-4);
    }
}
