/** Findings that scores propose, for persons to confirm or dismiss. */
package cx.touchstone.journey.proposal;
