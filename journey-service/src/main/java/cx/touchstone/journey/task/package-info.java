/** Tasks of audits: who does what by when, and what was said at check-ins. */
package cx.touchstone.journey.task;
