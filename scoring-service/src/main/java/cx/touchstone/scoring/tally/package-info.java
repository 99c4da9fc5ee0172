/**
 * What observations add up to: per family, metric, touchpoint, value of the family's attributes, day and month, so that a score
 * is read from sums. One at a time writes those of a tenant.
 */
package cx.touchstone.scoring.tally;
