/**
 * What the gateway fetches from addresses that its tenants name, and brings there: only public ones, never more than is wanted,
 * in bounded time.
 */
package cx.touchstone.gateway.outside;
