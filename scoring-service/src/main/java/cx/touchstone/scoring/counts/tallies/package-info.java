/** Tables whose every total is kept as tallies, and what is not in the tallies yet. */
package cx.touchstone.scoring.counts.tallies;
