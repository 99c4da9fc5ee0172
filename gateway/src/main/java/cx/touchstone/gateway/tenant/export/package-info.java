/** All that is kept of a tenant, in one file. */
package cx.touchstone.gateway.tenant.export;
