/** Findings of audits: gaps between what is and what should be, with their evidence. */
package cx.touchstone.journey.finding;
