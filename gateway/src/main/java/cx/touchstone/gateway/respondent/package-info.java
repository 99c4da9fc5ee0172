/**
 * What is special about respondents: they come without a key, from other people's websites, and are told apart by their address
 * alone.
 */
package cx.touchstone.gateway.respondent;
