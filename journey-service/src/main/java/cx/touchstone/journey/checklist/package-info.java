/** Checklists that observations are scored by, in versions that never change. */
package cx.touchstone.journey.checklist;
