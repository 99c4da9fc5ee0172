/**
 * The organisations that use the platform: how the first one comes into an empty installation, and how further ones are made.
 */
package cx.touchstone.gateway.tenant;
