/** Scores that are computed from the values themselves: means, and what mixes scores. */
package cx.touchstone.scoring.formula.amount;
