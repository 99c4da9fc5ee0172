/**
 * Between the intake and the tallies: what came in is written down as one change for each transaction, and folded into the
 * tallies behind it, many changes at a time and for each tenant by one at a time.
 */
package cx.touchstone.scoring.change;
