/** What happened on the platform, in one order for each tenant: to be fetched from the feed, and sent by webhooks. */
package cx.touchstone.gateway.event;
