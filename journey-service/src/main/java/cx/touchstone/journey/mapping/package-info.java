/** Journeys: how they are drawn as a whole, listed and read. */
package cx.touchstone.journey.mapping;
