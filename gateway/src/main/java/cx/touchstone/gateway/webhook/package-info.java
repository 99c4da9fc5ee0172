/** Where partners want events sent, and how they can tell that it was us. */
package cx.touchstone.gateway.webhook;
