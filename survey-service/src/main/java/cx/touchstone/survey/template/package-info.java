/** Questionnaires that come with Touchstone, to begin with instead of with an empty page. */
package cx.touchstone.survey.template;
