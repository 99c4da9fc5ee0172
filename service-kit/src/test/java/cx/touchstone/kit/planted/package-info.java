/** Violations, planted so that the architecture rules can be seen to fail. */
package cx.touchstone.kit.planted;
