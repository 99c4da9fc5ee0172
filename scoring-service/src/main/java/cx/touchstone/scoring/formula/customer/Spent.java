package cx.touchstone.scoring.formula.customer;

import static cx.touchstone.scoring.formula.customer.Special.lnGamma;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/**
 * What customers spent on repeated purchases, made ready for a fit, which looks at all of them hundreds of times; those who
 * spent
 * nothing on any do not matter.
 */
final class Spent {

    private final double customers;
    /** Sums over customers of x·ln(x·m̄) and of ln m̄. */
    private final double logTotals;
    private final double logMeans;
    /** Each number of repeats that there is, ascending, and how many customers have it. */
    private final double[] repeats;
    private final double[] customersOfRepeats;
    /** Of customers with one history: their repeats, what these cost together, and how many they are. */
    private final double[] repeatsOf;
    private final double[] totalOf;
    private final double[] customersOf;

    Spent(Collection<PurchaseHistory> histories) {
        // In the order of their repeats, so that those with as many lie together.
        var again = histories.stream().filter(history -> history.repeats() > 0 && history.meanValue() > 0)
                .sorted(Comparator.comparingLong(PurchaseHistory::repeats)).toList();
        repeatsOf = again.stream().mapToDouble(PurchaseHistory::repeats).toArray();
        totalOf = again.stream().mapToDouble(history -> history.repeats() * history.meanValue()).toArray();
        customersOf = again.stream().mapToDouble(PurchaseHistory::customers).toArray();
        repeats = Arrays.stream(repeatsOf).sorted().distinct().toArray();
        customersOfRepeats = new double[repeats.length];
        double totals = 0;
        double means = 0;
        for (int i = 0; i < customersOf.length; i++) {
            customersOfRepeats[Arrays.binarySearch(repeats, repeatsOf[i])] += customersOf[i];
            totals += customersOf[i] * repeatsOf[i] * Math.log(totalOf[i]);
            means += customersOf[i] * Math.log(totalOf[i] / repeatsOf[i]);
        }
        customers = Arrays.stream(customersOf).sum();
        logTotals = totals;
        logMeans = means;
    }

    double customers() {
        return customers;
    }

    /** What one customer spent on a purchase, in the mean over customers. */
    double mean() {
        double sum = 0;
        for (int i = 0; i < customersOf.length; i++) {
            sum += customersOf[i] * totalOf[i] / repeatsOf[i];
        }
        return sum / customers;
    }

    /** ln of how likely it is under a model that they spent this much; higher is likelier. */
    double logLikelihood(GammaGamma model) {
        double p = model.p();
        double q = model.q();
        double sum = customers * (q * Math.log(model.gamma()) - lnGamma(q)) + p * logTotals - logMeans;
        int next = 0;
        for (int i = 0; i < repeats.length; i++) {
            var spent = new LogSum();
            for (; next < customersOf.length && repeatsOf[next] == repeats[i]; next++) {
                spent.add(customersOf[next], model.gamma() + totalOf[next]);
            }
            sum += customersOfRepeats[i] * (lnGamma(p * repeats[i] + q) - lnGamma(p * repeats[i]))
                    - (p * repeats[i] + q) * spent.value();
        }
        return sum;
    }
}
