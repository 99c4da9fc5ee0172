/** What several services know of one journey, in one answer: what cannot be had is missing from it, with the reason. */
package cx.touchstone.gateway.overview;
