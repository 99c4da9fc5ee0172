/**
 * Changing what was answered, so that scores follow exactly and the history shows it; and what colleagues put beside a
 * response: tags and notes.
 */
package cx.touchstone.survey.correction;
