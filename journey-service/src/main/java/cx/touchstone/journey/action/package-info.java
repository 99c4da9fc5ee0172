/** Actions: what is done about findings, by whom, until when, and what it is to reach. */
package cx.touchstone.journey.action;
