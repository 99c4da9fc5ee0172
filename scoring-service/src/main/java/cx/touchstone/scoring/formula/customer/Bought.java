package cx.touchstone.scoring.formula.customer;

import static cx.touchstone.scoring.formula.customer.Special.lnGamma;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * When customers bought, made ready for a fit, which looks at all of them hundreds of times: what many share, a number of
 * repeats
 * or a day, is there once.
 */
final class Bought {

    /** Beyond this e^−x adds nothing to 1. */
    private static final double NOTHING = 40;

    private final double customers;
    /** Each number of repeats that there is, ascending, and how many customers have it. */
    private final double[] repeats;
    private final double[] customersOfRepeats;
    /** Each time of a last purchase and each age that there is, ascending. */
    private final double[] times;
    /** Of customers with one history: where the number of repeats and the two times are, and how many they are. */
    private final int[] repeatsOf;
    private final int[] lastOf;
    private final int[] ageOf;
    private final double[] customersOf;

    Bought(Collection<PurchaseHistory> histories) {
        // What they spent does not matter here.
        var alike = new TreeMap<PurchaseHistory, Long>(Comparator.comparingLong(PurchaseHistory::repeats)
                .thenComparingDouble(PurchaseHistory::last).thenComparingDouble(PurchaseHistory::age));
        histories.forEach(history -> alike.merge(history, history.customers(), Long::sum));
        repeats = alike.keySet().stream().mapToDouble(PurchaseHistory::repeats).distinct().toArray();
        times = alike.keySet().stream().flatMapToDouble(each -> DoubleStream.of(each.last(), each.age())).sorted().distinct()
                .toArray();
        repeatsOf = alike.keySet().stream().mapToInt(each -> Arrays.binarySearch(repeats, each.repeats())).toArray();
        lastOf = alike.keySet().stream().mapToInt(each -> Arrays.binarySearch(times, each.last())).toArray();
        ageOf = alike.keySet().stream().mapToInt(each -> Arrays.binarySearch(times, each.age())).toArray();
        customersOf = alike.values().stream().mapToDouble(Long::doubleValue).toArray();
        customersOfRepeats = new double[repeats.length];
        for (int i = 0; i < customersOf.length; i++) {
            customersOfRepeats[repeatsOf[i]] += customersOf[i];
        }
        customers = Arrays.stream(customersOf).sum();
    }

    /** ln of how likely these histories are under a model; higher is likelier. */
    double logLikelihood(BgNbd model) {
        double r = model.r();
        double a = model.a();
        double b = model.b();
        double sum = customers * (lnGamma(a + b) - lnGamma(b) - lnGamma(r) + r * Math.log(model.alpha()));
        var leaving = new double[repeats.length];
        for (int i = 0; i < repeats.length; i++) {
            double x = repeats[i];
            sum += customersOfRepeats[i] * (lnGamma(r + x) + lnGamma(b + x) - lnGamma(a + b + x));
            leaving[i] = x == 0 ? Double.NEGATIVE_INFINITY : Math.log(a / (b + x - 1));
        }
        var logs = Arrays.stream(times).map(time -> Math.log(model.alpha() + time)).toArray();
        for (int i = 0; i < customersOf.length; i++) {
            double power = r + repeats[repeatsOf[i]];
            sum += customersOf[i]
                    * either(-power * logs[ageOf[i]], leaving[repeatsOf[i]] - power * logs[lastOf[i]]);
        }
        return sum;
    }

    /** ln(e^one + e^other) without either becoming 0. */
    private static double either(double one, double other) {
        double apart = Math.abs(one - other);
        double more = Math.max(one, other);
        return apart > NOTHING ? more : more + Math.log1p(Math.exp(-apart));
    }
}
