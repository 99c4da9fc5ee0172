/** What scoring-service says was measured, as far as audits need it. */
package cx.touchstone.journey.measured;
