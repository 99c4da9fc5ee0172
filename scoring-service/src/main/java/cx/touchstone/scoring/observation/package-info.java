/**
 * What was observed: each under its name, which says what is a duplicate, and at its highest revision, whose content lies by
 * month.
 */
package cx.touchstone.scoring.observation;
