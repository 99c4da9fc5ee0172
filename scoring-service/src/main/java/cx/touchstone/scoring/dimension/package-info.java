/**
 * What a tenant has its observations told apart by in tallies: attributes and pairs of them, counted from what there is while
 * more comes in.
 */
package cx.touchstone.scoring.dimension;
