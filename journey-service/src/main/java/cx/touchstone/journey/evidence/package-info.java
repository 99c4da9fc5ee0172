/** Evidence: where what was seen or found can be looked at. */
package cx.touchstone.journey.evidence;
