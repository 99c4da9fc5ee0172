package cx.touchstone.gateway.webhook.delivery;

import java.time.Instant;

import cx.touchstone.gateway.event.Event;

/**
 * An event on its way to a webhook.
 *
 * @param attempts this one included
 * @param endsAt when it is given up
 */
record Outgoing(Receiver to, Event event, int attempts, Instant endsAt) {
}
