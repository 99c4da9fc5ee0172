/**
 * What a metric is: which values it measures, which way is good, and which formula makes a score of it. The usual ones are
 * listed here.
 */
package cx.touchstone.scoring.metric;
