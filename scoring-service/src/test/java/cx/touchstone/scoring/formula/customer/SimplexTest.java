package cx.touchstone.scoring.formula.customer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class SimplexTest {

    @Test
    void finds_the_bottom_of_a_bent_valley() {
        // Rosenbrock's: lowest at (1, 1).
        var lowest = Simplex.lowest(at -> 100 * Math.pow(at[1] - at[0] * at[0], 2) + Math.pow(1 - at[0], 2),
                List.of(new double[] { -1.2, 1 }));
        assertArrayEquals(new double[] { 1, 1 }, lowest.at(), 1e-4);
    }

    @Test
    void goes_around_where_the_function_has_no_value() {
        var lowest = Simplex.lowest(at -> Math.pow(Math.log(at[0]) - 1, 2), List.of(new double[] { 0.1 }));
        assertEquals(Math.E, lowest.at()[0], 1e-4);
    }
}
