/**
 * Responses that are saved step by step: gone on with by whoever knows their session, complete once, and counted as partial
 * when nobody goes on with them.
 */
package cx.touchstone.survey.partial;
