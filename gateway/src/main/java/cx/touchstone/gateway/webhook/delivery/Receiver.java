package cx.touchstone.gateway.webhook.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * A webhook for which something waits.
 *
 * @param secret as it is kept
 * @param formerSecret likewise; null if there is none
 * @param failing whether the latest that was tried was not taken
 */
record Receiver(String tenant, UUID id, String url, byte[] secret, byte[] formerSecret, Instant formerUntil, boolean failing) {
}
