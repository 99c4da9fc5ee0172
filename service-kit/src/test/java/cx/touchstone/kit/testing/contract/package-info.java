/** Holds what services answer in tests against what their documents promise. */
package cx.touchstone.kit.testing.contract;
