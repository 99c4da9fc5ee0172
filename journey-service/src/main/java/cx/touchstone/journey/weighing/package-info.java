/** Why the touchpoints of a journey weigh what they do, and what they would weigh by other rules. */
package cx.touchstone.journey.weighing;
