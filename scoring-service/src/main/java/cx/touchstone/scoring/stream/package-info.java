/**
 * Tells who listens when a score has changed, by server-sent events. Every replica looks for itself what was counted, so it
 * does
 * not matter which of them counted it.
 */
package cx.touchstone.scoring.stream;
