/** Whether actions had their effect, as scoring-service answers. */
package cx.touchstone.journey.verification;
