/** Competitors: whose touchpoints are visited as well, to see how ours compare. */
package cx.touchstone.journey.competitor;
