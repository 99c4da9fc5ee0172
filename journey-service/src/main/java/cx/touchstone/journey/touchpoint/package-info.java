/** Where touchpoint keys are used: the touchpoints of all journeys as they were published last. */
package cx.touchstone.journey.touchpoint;
