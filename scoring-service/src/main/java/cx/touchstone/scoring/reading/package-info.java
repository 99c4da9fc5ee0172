/**
 * Values of which the last one counts, such as how many customers there are: what held when.
 */
package cx.touchstone.scoring.reading;
