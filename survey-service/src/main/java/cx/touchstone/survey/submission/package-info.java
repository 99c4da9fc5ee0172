/** What is handed in: what counts as an answer, and everything that is wrong with what does not. One place for every way in. */
package cx.touchstone.survey.submission;
