/**
 * The catalogue of metrics: what may be measured, on which scale, and which formula makes a score of it. The usual ones are
 * built in, a tenant adds its own.
 */
package cx.touchstone.scoring.metric;
