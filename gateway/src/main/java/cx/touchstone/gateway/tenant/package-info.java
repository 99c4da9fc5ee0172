/** The organisations that use the platform, and how the first one comes into an empty installation. */
package cx.touchstone.gateway.tenant;
