/**
 * Who has answered, and how many may: one complete response per contact or single-use link, and not more than a survey's limit.
 */
package cx.touchstone.survey.participation;
