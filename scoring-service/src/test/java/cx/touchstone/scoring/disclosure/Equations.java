package cx.touchstone.scoring.disclosure;

import java.util.ArrayList;
import java.util.List;

/** Sums that somebody was told, and what they tell together: any sum that is a linear combination of them. */
final class Equations {

    private static final double NOTHING = 1e-9;

    /** Each begins with a 1 at a place of its own. */
    private final List<double[]> independent = new ArrayList<>();

    /** That the unknowns with a 1 add up to something known. */
    void add(double[] unknowns) {
        var rest = rest(unknowns);
        int first = first(rest);
        if (first < rest.length) {
            double factor = rest[first];
            for (int i = first; i < rest.length; i++) {
                rest[i] /= factor;
            }
            independent.add(rest);
        }
    }

    boolean tell(double[] unknowns) {
        return first(rest(unknowns)) == unknowns.length;
    }

    private double[] rest(double[] unknowns) {
        var rest = unknowns.clone();
        for (int place = 0; place < rest.length; place++) {
            if (Math.abs(rest[place]) > NOTHING) {
                subtract(rest, place);
            }
        }
        return rest;
    }

    private void subtract(double[] rest, int place) {
        for (var equation : independent) {
            if (first(equation) == place) {
                double factor = rest[place];
                for (int i = place; i < rest.length; i++) {
                    rest[i] -= factor * equation[i];
                }
                return;
            }
        }
    }

    /** Place of the first unknown that is left, or the number of places. */
    private static int first(double[] unknowns) {
        int first = 0;
        while (first < unknowns.length && Math.abs(unknowns[first]) <= NOTHING) {
            first++;
        }
        return first;
    }
}
