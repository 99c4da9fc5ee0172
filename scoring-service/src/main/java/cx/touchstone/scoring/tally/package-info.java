/**
 * What observations add up to: per family, metric, touchpoint, value of the family's attributes, day and month, kept so that
 * writers never wait for each other and a score is read from sums.
 */
package cx.touchstone.scoring.tally;
