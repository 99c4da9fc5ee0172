package cx.touchstone.scoring.tally;

/**
 * Whose observations are counted together.
 *
 * @param period index into the periods asked for
 * @param touchpoint null for all together, {@link TallyKey#NOWHERE} for observations that name none
 * @param segmentValue value of the attribute asked for, null for everybody
 */
public record Group(int period, String metric, String touchpoint, String segmentValue) {
}
