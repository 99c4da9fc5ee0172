/**
 * What is done with observations and tallies behind everybody's back, or on an administrator's word: forgetting and erasing.
 */
package cx.touchstone.scoring.upkeep;
