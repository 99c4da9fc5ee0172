/** Reports on audits: everything that was seen, found, done and verified, and what is missing. */
package cx.touchstone.journey.report;
