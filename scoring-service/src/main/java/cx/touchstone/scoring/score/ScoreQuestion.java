package cx.touchstone.scoring.score;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import cx.touchstone.scoring.counts.Axes;
import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.counts.Period;

/**
 * Which scores are wanted.
 *
 * @param metrics their keys; empty for all that have observations
 * @param touchpoints the only ones that count; empty for everything
 * @param filter the only observations that count, by an attribute
 * @param comparison the period that changes are measured against
 * @param byTouchpoint whether every touchpoint has its own score
 * @param bySegment key of the attribute whose values have their own scores; the filter's, if there is one
 */
public record ScoreQuestion(Set<String> metrics, Set<String> touchpoints, Optional<Segment> filter, Period period,
        Optional<Period> comparison, boolean byTouchpoint, Optional<String> bySegment) {

    /** The observations that have this value of an attribute. */
    public record Segment(String key, String value) {
    }

    /** One score per touchpoint for these metrics. */
    public static ScoreQuestion perTouchpoint(Set<String> metrics, Period period) {
        return new ScoreQuestion(metrics, Set.of(), Optional.empty(), period, Optional.empty(), true, Optional.empty());
    }

    /** The attribute that it is about, if any. */
    Optional<String> attribute() {
        return filter.map(Segment::key).or(() -> bySegment);
    }

    /** Whether it is answered with one score per metric. */
    boolean isUngrouped() {
        return !byTouchpoint && bySegment.isEmpty();
    }

    /** The touchpoint, when it is about exactly one; else null. */
    String onlyTouchpoint() {
        return touchpoints.size() == 1 ? touchpoints.iterator().next() : null;
    }

    /** What is told apart for it: more than is shown, because what is shown depends on what stands beside it. */
    Axes axes() {
        return new Axes(byTouchpoint || !touchpoints.isEmpty(), attribute().map(List::of).orElse(List.of()));
    }

    /** Its period first, then the one that it is compared with. */
    List<Period> periods() {
        return comparison.map(before -> List.of(period, before)).orElseGet(() -> List.of(period));
    }

    /** Whether the observations of this cell count for it. */
    boolean includes(Cell cell) {
        boolean rightSegment = cell.values().stream().allMatch(value -> !value.equals(Cell.ALL) && !value.isEmpty()
                && filter.map(segment -> segment.value().equals(value)).orElse(true));
        boolean rightPlace = touchpoints.isEmpty() ? byTouchpoint != cell.touchpoint().equals(Cell.ALL)
                && !cell.touchpoint().isEmpty() : touchpoints.contains(cell.touchpoint());
        return rightSegment && rightPlace;
    }
}
