/** Questionnaires: what is asked, which metric and touchpoint each question measures, and what counts as an answer. */
package cx.touchstone.survey.questionnaire;
