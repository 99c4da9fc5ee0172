/** Sending events to webhooks: signed, at least once, in order for each subject, and for as long as it takes. */
package cx.touchstone.gateway.webhook.delivery;
