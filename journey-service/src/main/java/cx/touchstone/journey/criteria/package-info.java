/** What checklists ask, and how what was seen is judged by it: pure values. */
package cx.touchstone.journey.criteria;
