/** Tenants that are removed everywhere, and the proof that they were. */
package cx.touchstone.gateway.tenant.purge;
