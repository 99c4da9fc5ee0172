/** What is done by the clock, for all tenants, finds out here for whom there is something to do. */
package cx.touchstone.scoring.background;
