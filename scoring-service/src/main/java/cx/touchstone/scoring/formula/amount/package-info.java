/** Scores that are computed from the values themselves: means, sums, rates, percentiles, and what mixes scores. */
package cx.touchstone.scoring.formula.amount;
