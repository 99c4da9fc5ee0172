/** Journeys to begin with: whole ones that come with Touchstone. */
package cx.touchstone.journey.template;
