package cx.touchstone.journey.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

import org.junit.jupiter.api.Test;

import cx.touchstone.journey.formula.ChecklistScore.Judged;

class ChecklistScoreTest {

    @Test
    void worked_numbers_of_the_definition() {
        assertEquals(70, of(item(85, 10), item(50, 15), item(100, 5)), 1e-12);
        assertEquals(75, of(item(75, 10), item(50, 5), item(100, 5)), 1e-12);
    }

    @Test
    void what_does_not_apply_leaves_both_sums() {
        assertEquals(of(item(75, 10), item(100, 5)), of(item(75, 10), absent(50), item(100, 5)), 1e-12);
        assertFalse(ChecklistScore.ofCategory(List.of(absent(1))).isPresent());
        assertFalse(ChecklistScore.of(List.of()).isPresent());
    }

    @Test
    void a_critical_failure_takes_the_points_of_its_category_and_of_no_other() {
        List<Judged> forfeited = List.of(item(100, 10), new Judged(0, 100, 5, true, true));
        assertTrue(ChecklistScore.isForfeited(forfeited));
        assertEquals(0, ChecklistScore.ofCategory(forfeited).getAsDouble(), 1e-12);
        // 15 of the weight is lost, 5 of it is kept with 80 points of 100.
        assertEquals(20, ChecklistScore.of(List.of(forfeited, List.of(item(80, 5)))).getAsDouble(), 1e-12);
    }

    @Test
    void a_critical_item_that_does_not_apply_takes_nothing() {
        assertEquals(100, of(item(100, 10), new Judged(0, 100, 5, false, true)), 1e-12);
    }

    @Test
    void it_is_never_below_0_nor_above_100_and_does_not_depend_on_the_order() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<List<Judged>> categories = new ArrayList<>();
            for (int c = 0; c < 1 + random.nextInt(4); c++) {
                List<Judged> items = new ArrayList<>();
                for (int i = 0; i < 1 + random.nextInt(6); i++) {
                    int possible = 1 + random.nextInt(100);
                    items.add(new Judged(random.nextInt(possible + 1), possible, 1 + random.nextInt(20),
                            random.nextInt(5) > 0, random.nextInt(20) == 0));
                }
                categories.add(items);
            }
            OptionalDouble score = ChecklistScore.of(categories);
            assertTrue(score.isEmpty() || score.getAsDouble() >= 0 && score.getAsDouble() <= 100);
            assertEquals(score.orElse(-1), ChecklistScore.of(categories.reversed()).orElse(-1), 1e-9);
        }
    }

    private static double of(Judged... items) {
        return ChecklistScore.ofCategory(List.of(items)).getAsDouble();
    }

    /** So many points of a hundred. */
    private static Judged item(double points, double weight) {
        return new Judged(points, 100, weight, true, false);
    }

    private static Judged absent(double weight) {
        return new Judged(0, 100, weight, false, false);
    }
}
