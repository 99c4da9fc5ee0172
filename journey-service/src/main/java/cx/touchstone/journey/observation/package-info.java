/** What auditors and mystery shoppers saw at touchpoints, scored by checklists; ours is told to scoring-service. */
package cx.touchstone.journey.observation;
