/** Which days and moments audits deal with. */
package cx.touchstone.journey.calendar;
