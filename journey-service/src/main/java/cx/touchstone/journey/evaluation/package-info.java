/** Evaluation sheets: what an audit says of each touchpoint as a whole. */
package cx.touchstone.journey.evaluation;
