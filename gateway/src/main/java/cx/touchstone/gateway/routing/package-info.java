/**
 * The way from the one public address to the services and back: checked paths, a token instead of the caller's key, bodies that
 * stream, and an answer in bounded time whatever the service does.
 */
package cx.touchstone.gateway.routing;
