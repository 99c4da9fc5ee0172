/**
 * What may be shown: no number that a few people gave leaves, neither alone nor as the difference of two numbers that do.
 */
package cx.touchstone.scoring.disclosure;
