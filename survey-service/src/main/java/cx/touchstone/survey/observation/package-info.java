/**
 * What answers say to scoring-service: one observation for each measuring answer, again when it changes, carried by the outbox.
 */
package cx.touchstone.survey.observation;
