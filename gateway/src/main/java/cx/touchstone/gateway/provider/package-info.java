/** Whose access tokens are believed for a tenant, and what their claims mean here. */
package cx.touchstone.gateway.provider;
