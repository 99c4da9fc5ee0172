package cx.touchstone.scoring.formula.customer;

import static cx.touchstone.scoring.formula.customer.Special.lnGamma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * When customers bought, made ready for a fit, which looks at all of them hundreds of times: what many share, a number of
 * repeats
 * or a day, is there once.
 */
final class Bought {

    /** Beyond this e^−x adds nothing to 1. */
    private static final double NOTHING = 40;
    private static final Comparator<PurchaseHistory> ORDER = Comparator.comparingLong(PurchaseHistory::repeats)
            .thenComparingDouble(PurchaseHistory::last).thenComparingDouble(PurchaseHistory::age);

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
        var alike = alike(histories);
        repeats = distinct(alike.stream().mapToDouble(PurchaseHistory::repeats));
        times = distinct(DoubleStream.concat(alike.stream().mapToDouble(PurchaseHistory::last),
                alike.stream().mapToDouble(PurchaseHistory::age)));
        repeatsOf = alike.stream().mapToInt(each -> Arrays.binarySearch(repeats, each.repeats())).toArray();
        lastOf = alike.stream().mapToInt(each -> Arrays.binarySearch(times, each.last())).toArray();
        ageOf = alike.stream().mapToInt(each -> Arrays.binarySearch(times, each.age())).toArray();
        customersOf = alike.stream().mapToDouble(PurchaseHistory::customers).toArray();
        customersOfRepeats = new double[repeats.length];
        for (int i = 0; i < customersOf.length; i++) {
            customersOfRepeats[repeatsOf[i]] += customersOf[i];
        }
        customers = Arrays.stream(customersOf).sum();
    }

    /** Sorted, each once: what they spent does not matter here. */
    private static List<PurchaseHistory> alike(Collection<PurchaseHistory> histories) {
        var alike = new ArrayList<PurchaseHistory>();
        for (var history : histories.stream().sorted(ORDER).toList()) {
            var before = alike.isEmpty() ? null : alike.getLast();
            if (before != null && ORDER.compare(before, history) == 0) {
                alike.set(alike.size() - 1, new PurchaseHistory(before.repeats(), before.last(), before.age(),
                        before.meanValue(), before.customers() + history.customers()));
            } else {
                alike.add(history);
            }
        }
        return alike;
    }

    /** Ascending. Without boxes, which a stream would put each of them into. */
    private static double[] distinct(DoubleStream values) {
        var sorted = values.sorted().toArray();
        int length = 0;
        for (double value : sorted) {
            if (length == 0 || value != sorted[length - 1]) {
                sorted[length++] = value;
            }
        }
        return Arrays.copyOf(sorted, length);
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
        // Of e^one + e^other the larger one is taken out: neither may become 0, and what is left is between 1 and 2.
        var rest = new LogSum();
        for (int i = 0; i < customersOf.length; i++) {
            double power = r + repeats[repeatsOf[i]];
            double stayed = -power * logs[ageOf[i]];
            double left = leaving[repeatsOf[i]] - power * logs[lastOf[i]];
            double apart = Math.abs(stayed - left);
            sum += customersOf[i] * Math.max(stayed, left);
            if (apart < NOTHING) {
                rest.add(customersOf[i], 1 + Math.exp(-apart));
            }
        }
        return sum + rest.value();
    }
}
