/** Websites whose scripts may call the API, as tenants say. */
package cx.touchstone.gateway.origin;
