package cx.touchstone.scoring.tally;

/**
 * Whether an observation is the first of its person for its metric: what is withheld goes by people, and one person may be
 * observed many times. The database keeps the place in this order.
 */
public enum Person {
    /** Nothing of this person was observed for the metric, or nobody knows. */
    FIRST,
    /** The person was observed, at other touchpoints only. */
    ELSEWHERE,
    /** The person was observed at the same touchpoint. */
    AGAIN
}
