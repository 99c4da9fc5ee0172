package cx.touchstone.scoring.formula.customer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Looks for the lowest point of a function without its slope: a simplex of points walks downhill by reflecting, stretching and
 * shrinking. Source: J. A. Nelder, R. Mead, The Computer Journal 7 (1965).
 */
final class Simplex {

    private static final int MOST_STEPS = 5_000;
    private static final double CLOSE = 1e-10;
    /** Close enough to tell from which start the way leads down furthest. */
    private static final double NEAR = 1e-7;

    /** A point and how high the function is there. */
    record Point(double[] at, double value) {
    }

    private final ToDoubleFunction<double[]> function;
    private final Point[] corners;

    private Simplex(ToDoubleFunction<double[]> function, double[] start) {
        this.function = function;
        corners = new Point[start.length + 1];
        corners[0] = point(start);
        for (int i = 0; i < start.length; i++) {
            var corner = start.clone();
            corner[i] += 0.5;
            corners[i + 1] = point(corner);
        }
    }

    /**
     * The lowest point found from these starts, within about one of which in each direction it should lie.
     *
     * @param rough of about the same shape and cheaper: says from where to look closely
     */
    static Point lowest(ToDoubleFunction<double[]> function, ToDoubleFunction<double[]> rough, List<double[]> starts) {
        var near = starts.stream().map(start -> new Simplex(rough, start).descend(NEAR))
                .min(Comparator.comparingDouble(Point::value)).orElseThrow();
        // A simplex may collapse before it is down; from a new one it goes on.
        var down = new Simplex(function, near.at).descend(CLOSE);
        return new Simplex(function, down.at).descend(CLOSE);
    }

    /** @param close how little higher than the lowest corner, as a share of it, the highest one is at the end */
    private Point descend(double close) {
        for (int step = 0; step < MOST_STEPS; step++) {
            Arrays.sort(corners, Comparator.comparingDouble(Point::value));
            var best = corners[0];
            var worst = corners[corners.length - 1];
            if (worst.value - best.value <= close * (Math.abs(best.value) + close)) {
                break;
            }
            var reflected = beyond(-1);
            if (reflected.value < best.value) {
                var stretched = beyond(-2);
                replaceWorst(stretched.value < reflected.value ? stretched : reflected);
            } else if (reflected.value < corners[corners.length - 2].value) {
                replaceWorst(reflected);
            } else {
                var contracted = beyond(reflected.value < worst.value ? -0.5 : 0.5);
                if (contracted.value < Math.min(reflected.value, worst.value)) {
                    replaceWorst(contracted);
                } else {
                    shrink();
                }
            }
        }
        return Arrays.stream(corners).min(Comparator.comparingDouble(Point::value)).orElseThrow();
    }

    private void replaceWorst(Point point) {
        corners[corners.length - 1] = point;
    }

    /** On the line from the middle of all other corners (0) to the worst one (1); below 0 on the far side. */
    private Point beyond(double distance) {
        var worst = corners[corners.length - 1].at;
        var at = new double[worst.length];
        for (int i = 0; i < at.length; i++) {
            double middle = 0;
            for (int corner = 0; corner < corners.length - 1; corner++) {
                middle += corners[corner].at[i] / (corners.length - 1);
            }
            at[i] = middle + distance * (worst[i] - middle);
        }
        return point(at);
    }

    private void shrink() {
        for (int corner = 1; corner < corners.length; corner++) {
            var at = new double[corners[corner].at.length];
            for (int i = 0; i < at.length; i++) {
                at[i] = (corners[0].at[i] + corners[corner].at[i]) / 2;
            }
            corners[corner] = point(at);
        }
    }

    private Point point(double[] at) {
        double value = function.applyAsDouble(at);
        return new Point(at, Double.isNaN(value) ? Double.POSITIVE_INFINITY : value);
    }
}
