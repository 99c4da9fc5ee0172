package cx.touchstone.journey.formula;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a checklist adds up to, 0 to 100: Σ points × weight / Σ possible × weight. Items that do not apply leave both sums; a
 * critical item that failed takes away all points of its category, whose possible points stay. A few items say nothing of other
 * days and other shoppers: the score is of one visit, and its uncertainty is only seen over several.
 */
public final class ChecklistScore {

    /**
     * One item as it was judged.
     *
     * @param points what it got, 0 to possible
     * @param possible what it could have got, above 0
     * @param weight how much it counts, above 0
     * @param applies whether it was there to be judged at all
     * @param failedCritically whether it failed and must not
     */
    public record Judged(double points, double possible, double weight, boolean applies, boolean failedCritically) {
    }

    private ChecklistScore() {
    }

    /** Of all categories; empty when nothing applied. */
    public static OptionalDouble of(List<List<Judged>> categories) {
        double possible = categories.stream().mapToDouble(ChecklistScore::possible).sum();
        return possible == 0 ? OptionalDouble.empty()
                : OptionalDouble.of(100 * categories.stream().mapToDouble(ChecklistScore::earned).sum() / possible);
    }

    /** Of one category; empty when nothing of it applied. */
    public static OptionalDouble ofCategory(List<Judged> items) {
        return of(List.of(items));
    }

    /** Whether a critical item of it failed. */
    public static boolean isForfeited(List<Judged> items) {
        return items.stream().anyMatch(item -> item.applies() && item.failedCritically());
    }

    private static double earned(List<Judged> items) {
        return isForfeited(items) ? 0
                : items.stream().filter(Judged::applies).mapToDouble(item -> item.points() * item.weight()).sum();
    }

    private static double possible(List<Judged> items) {
        return items.stream().filter(Judged::applies).mapToDouble(item -> item.possible() * item.weight()).sum();
    }
}
