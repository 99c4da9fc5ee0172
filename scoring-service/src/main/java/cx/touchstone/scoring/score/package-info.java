/**
 * What the tallies say: values with their number of answers, interval, target and change, withheld where too few answered.
 */
package cx.touchstone.scoring.score;
