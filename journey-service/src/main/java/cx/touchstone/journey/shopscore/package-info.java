/** How scoring-service learns what our own touchpoints reached in audits. */
package cx.touchstone.journey.shopscore;
