/**
 * The cells of a table by touchpoint and other axes: how many observations they have, of how many people, and what was
 * observed; from tallies where these are kept, from observations where not.
 */
package cx.touchstone.scoring.counts;
