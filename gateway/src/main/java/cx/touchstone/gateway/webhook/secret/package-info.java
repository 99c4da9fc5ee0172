/** Secrets that sign what is sent: shown once, kept under a key of the configuration. */
package cx.touchstone.gateway.webhook.secret;
