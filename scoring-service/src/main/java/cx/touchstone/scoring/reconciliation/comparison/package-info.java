/**
 * What was derived from the observations of a month, compared with what is derived from them now: tallies and readings.
 */
package cx.touchstone.scoring.reconciliation.comparison;
