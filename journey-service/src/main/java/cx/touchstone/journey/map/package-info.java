/**
 * What a journey consists of, as values: stages, touchpoints, what is measured there, and what one cannot see in a single
 * field.
 */
package cx.touchstone.journey.map;
