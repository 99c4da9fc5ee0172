package cx.touchstone.scoring.formula;

/** What a score is counted in. */
public enum Unit {
    /** −100 to 100: a share minus a share, times 100. */
    POINTS,
    /** 0 to 100: a share, times 100. */
    PERCENT,
    /** 0 to 100: from the lower end of a scale to its upper end. */
    INDEX,
    /** The unit of the metric's own values: steps of its scale, seconds, a currency. */
    SCALE,
    /** 0 or more: how often something happened. */
    COUNT,
    /** 0 or more: how often something happened in a stretch of time, or for so many of something else. */
    RATE
}
