/**
 * Journey maps: how they are drawn, and published as immutable versions whose measurement plan tells scoring-service what to
 * measure where.
 */
package cx.touchstone.journey.mapping;
