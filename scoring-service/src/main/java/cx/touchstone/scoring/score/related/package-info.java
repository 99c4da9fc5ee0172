/** Scores that are made of more than the observations of one metric in a period. */
package cx.touchstone.scoring.score.related;
