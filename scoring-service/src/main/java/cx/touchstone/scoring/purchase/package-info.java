/**
 * What customers bought, and what they are worth by it.
 */
package cx.touchstone.scoring.purchase;
