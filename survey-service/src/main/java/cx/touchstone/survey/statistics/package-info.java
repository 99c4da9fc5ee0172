/** How many have answered a survey, how far, in which version and where. */
package cx.touchstone.survey.statistics;
