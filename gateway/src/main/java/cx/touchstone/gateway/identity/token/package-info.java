/**
 * Access tokens: whether they are what they say, told by the keys of who gave them. Whose people they are is told by identity.
 */
package cx.touchstone.gateway.identity.token;
