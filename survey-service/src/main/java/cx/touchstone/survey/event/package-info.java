/**
 * What becomes of responses, as the gateway tells it to partners: one message names responses, and what they say is read when
 * it is carried, so that what was erased meanwhile is never told.
 */
package cx.touchstone.survey.event;
