/** Questions as fields of a form: how they are drawn up for a respondent, and how what was filled in becomes an answer. */
package cx.touchstone.survey.form;
