/**
 * Tenants that leave: all that a service keeps of one is written down for it, or removed for good. What that is, the catalogue
 * of the database tells.
 */
package cx.touchstone.kit.leaving;
