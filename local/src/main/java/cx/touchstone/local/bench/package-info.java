/** Measures what the platform promises about speed, always beside a yardstick in the same run. */
package cx.touchstone.local.bench;
