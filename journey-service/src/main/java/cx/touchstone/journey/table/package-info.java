/** What is measured at the touchpoints of a journey, and what is remarked there, as tables. */
package cx.touchstone.journey.table;
