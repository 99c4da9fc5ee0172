/** Surveys on their way from a draft to open and closed. */
package cx.touchstone.survey.drafting;
