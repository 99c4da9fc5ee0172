/**
 * Bringing in responses that were given elsewhere: a file of any size, taken as it arrives, with a job that shows progress and
 * says of every row what became of it.
 */
package cx.touchstone.survey.importing;
