/**
 * Journeys as pictures: drawn, as a diagram's text, and as a table; with scores beside the touchpoints when they can be had.
 */
package cx.touchstone.journey.picture;
