/**
 * What observations add up to: counts and sums of weights per metric, touchpoint, segment, day and value, kept so that
 * writers never wait for each other and a score is read from sums.
 */
package cx.touchstone.scoring.tally;
