/**
 * Many responses at once, that were given elsewhere: written in chunks, told to scoring-service behind those that people give
 * now.
 */
package cx.touchstone.survey.bulk;
