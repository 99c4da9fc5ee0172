package cx.touchstone.scoring.formula.customer;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is known of one customer, or of several with the same history. Times are in one unit throughout, weeks for instance.
 *
 * @param repeats purchases after the first one, 0 or more (x)
 * @param last time from the first purchase to the last one, 0 when there is only one (tₓ)
 * @param age time from the first purchase to now, at least {@code last} (T)
 * @param meanValue mean value of the repeated purchases; 0 when there are none (m̄)
 * @param customers how many have this history
 */
public record PurchaseHistory(long repeats, double last, double age, double meanValue, long customers) {

    public PurchaseHistory {
        if (repeats < 0 || last < 0 || last > age || meanValue < 0 || customers < 1 || repeats == 0 && last > 0) {
            throw new IllegalArgumentException("No customer has bought like this: %d repeats until %s of %s, %s each"
                    .formatted(repeats, last, age, meanValue));
        }
    }

    /** Of many, evenly spread over them, not many more than these. */
    static Collection<PurchaseHistory> some(Collection<PurchaseHistory> histories, int most) {
        int each = Math.max(1, histories.size() / most);
        var all = List.copyOf(histories);
        return IntStream.range(0, all.size()).filter(i -> i % each == 0).mapToObj(all::get).toList();
    }

    /** Of one customer. */
    public PurchaseHistory(long repeats, double last, double age, double meanValue) {
        this(repeats, last, age, meanValue, 1);
    }
}
