/** What became of what was to be sent to a webhook, and sending it again. */
package cx.touchstone.gateway.webhook.history;
