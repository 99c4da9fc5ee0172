/** Systems and tools: an inventory with ratings, and the touchpoints that they serve. */
package cx.touchstone.journey.tool;
