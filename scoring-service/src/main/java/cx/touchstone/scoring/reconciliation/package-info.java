/**
 * Whether the tallies are what the observations add up to: counted once more, by other means than when they came in, with every
 * difference named.
 */
package cx.touchstone.scoring.reconciliation;
