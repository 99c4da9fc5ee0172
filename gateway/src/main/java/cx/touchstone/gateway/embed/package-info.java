/**
 * Overviews on pages of others, such as a CRM: a signed link that ends, can be taken back, and shows one journey to whoever has
 * it.
 */
package cx.touchstone.gateway.embed;
