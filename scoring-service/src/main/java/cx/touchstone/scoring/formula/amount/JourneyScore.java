package cx.touchstone.scoring.formula.amount;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One number for a journey: the mean of its touchpoints' scores on 0..100, weighted by their importance and renormalised
 * over those that were measured: Σ importance × score / Σ importance. Range 0..100, in percent.
 *
 * @param value absent when nothing of any importance was measured
 * @param coverage measured share of the importance, times 100: how much of the journey the value speaks for
 */
public record JourneyScore(OptionalDouble value, double coverage) {

    /**
     * One touchpoint.
     *
     * @param importance 0 or more
     * @param score 0..100, absent when not measured
     */
    public record Part(double importance, OptionalDouble score) {
    }

    public static JourneyScore of(List<Part> parts) {
        var measured = parts.stream().filter(part -> part.score.isPresent()).toList();
        double importance = measured.stream().mapToDouble(Part::importance).sum();
        if (importance == 0) {
            return new JourneyScore(OptionalDouble.empty(), 0);
        }
        double sum = measured.stream().mapToDouble(part -> part.importance * part.score.getAsDouble()).sum();
        double all = parts.stream().mapToDouble(Part::importance).sum();
        return new JourneyScore(OptionalDouble.of(sum / importance), importance / all * 100);
    }
}
