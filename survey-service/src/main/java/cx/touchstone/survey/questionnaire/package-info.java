/**
 * The questionnaire as a document: its questions, conditions, texts in all languages, looks and settings. Values that never
 * change.
 */
package cx.touchstone.survey.questionnaire;
