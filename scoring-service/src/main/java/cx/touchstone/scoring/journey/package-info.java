/**
 * One number for a whole journey: its touchpoints' scores, weighted by how much each matters.
 */
package cx.touchstone.scoring.journey;
