/**
 * Says how a score came about: by which formula, from which tallies, and of which observations.
 */
package cx.touchstone.scoring.explanation;
