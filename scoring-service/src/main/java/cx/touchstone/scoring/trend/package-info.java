/**
 * Scores over time: for every unit of a period one, also where nobody answered.
 */
package cx.touchstone.scoring.trend;
