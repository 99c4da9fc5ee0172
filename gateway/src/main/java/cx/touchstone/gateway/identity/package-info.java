/** Who calls: tenants, their API keys, and what a key may do. Services behind the gateway only ever see what is found here. */
package cx.touchstone.gateway.identity;
