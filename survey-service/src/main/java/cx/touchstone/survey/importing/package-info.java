/**
 * Bringing in responses that were given elsewhere: a CSV file of any size, read as it arrives, with a job that shows progress
 * and
 * says of every row what became of it.
 */
package cx.touchstone.survey.importing;
