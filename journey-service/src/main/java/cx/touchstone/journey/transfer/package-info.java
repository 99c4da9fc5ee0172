/** Journeys as one document that is taken out of one tenant and brought into another. */
package cx.touchstone.journey.transfer;
