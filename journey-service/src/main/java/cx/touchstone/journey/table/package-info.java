/** What is measured at the touchpoints of a journey, as one table. */
package cx.touchstone.journey.table;
