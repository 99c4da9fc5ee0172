/** How audits move on: they begin, are reported on, are closed and followed by the next. */
package cx.touchstone.journey.running;
