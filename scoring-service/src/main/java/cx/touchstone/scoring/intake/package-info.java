/**
 * Where measured facts come in: every one is checked by itself, kept once, at its
 * highest revision, and what it changes is written down in the same transaction.
 */
package cx.touchstone.scoring.intake;
