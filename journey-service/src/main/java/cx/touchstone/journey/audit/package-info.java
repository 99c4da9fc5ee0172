/** Audits: planned examinations of journeys, from plan to closing. */
package cx.touchstone.journey.audit;
