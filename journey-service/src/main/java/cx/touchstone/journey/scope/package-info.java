/** What an audit is about, who does it and how often: pure values. */
package cx.touchstone.journey.scope;
