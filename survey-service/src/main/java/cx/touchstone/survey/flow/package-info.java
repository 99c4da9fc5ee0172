/**
 * Which questions one respondent is asked, given what is known so far: branching and recall, for every way of answering alike.
 */
package cx.touchstone.survey.flow;
