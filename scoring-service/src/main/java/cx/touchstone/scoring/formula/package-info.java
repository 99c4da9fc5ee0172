/**
 * The arithmetic of scores: pure functions from what was counted to a value, its uncertainty and its change. No clock, no
 * database, no framework; double precision throughout, rounded only where a number is shown.
 */
package cx.touchstone.scoring.formula;
