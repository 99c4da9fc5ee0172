package cx.touchstone.survey.observation;

import java.util.Locale;

/**
 * Whether a measurement is the first of its response for its metric. Scores are withheld by people, and one person may measure
 * a metric with several answers.
 */
public enum Person {
    FIRST,
    /** Answers before it measure the metric, at other touchpoints only. */
    ELSEWHERE,
    /** An answer before it measures the metric at the same touchpoint. */
    AGAIN;

    /** As scoring-service takes it; null for the first, which is what it takes for granted. */
    String told() {
        return this == FIRST ? null : name().toLowerCase(Locale.ROOT);
    }
}
