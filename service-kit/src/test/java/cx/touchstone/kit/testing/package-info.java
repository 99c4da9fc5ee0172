/**
 * Real neighbours for tests and for the one-command start: PostgreSQL, signing keys, callers; and the rules that every service
 * keeps.
 */
package cx.touchstone.kit.testing;
