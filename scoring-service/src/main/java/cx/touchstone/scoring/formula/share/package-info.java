/** Scores that are shares of the answers, or a share minus a share. */
package cx.touchstone.scoring.formula.share;
