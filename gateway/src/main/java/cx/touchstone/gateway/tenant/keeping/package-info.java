/** The services that keep something of tenants, as far as leaving ones concern them. */
package cx.touchstone.gateway.tenant.keeping;
