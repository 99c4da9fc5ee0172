/**
 * How many observations there are, of how many people, in the cells of a table: by touchpoint and by up to two other axes.
 */
package cx.touchstone.scoring.counts;
