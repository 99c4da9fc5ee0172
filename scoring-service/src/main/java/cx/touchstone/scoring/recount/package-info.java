/**
 * Counts observations anew when the settings by which they were counted have changed: in place, bit by bit, while observations
 * come in.
 */
package cx.touchstone.scoring.recount;
