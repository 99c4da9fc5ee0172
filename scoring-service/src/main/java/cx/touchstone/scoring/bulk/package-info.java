/**
 * Many observations in one file: taken as it arrives, chunk by chunk, with a job that shows progress and says what was wrong
 * with the refused ones.
 */
package cx.touchstone.scoring.bulk;
