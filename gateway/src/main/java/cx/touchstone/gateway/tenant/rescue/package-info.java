/** Keys for tenants that have none any more. */
package cx.touchstone.gateway.tenant.rescue;
