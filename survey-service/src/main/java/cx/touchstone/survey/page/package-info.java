/**
 * The survey as a page for people: without scripts, for keyboards and screen readers, in the respondent's language. What was
 * answered so far travels in the form, and is checked like every answer that comes from outside.
 */
package cx.touchstone.survey.page;
