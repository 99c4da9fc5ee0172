/**
 * The rows of a file, whatever it is written in: read one by one in constant memory, held against the rules for what a
 * respondent hands in.
 */
package cx.touchstone.survey.reading;
