package cx.touchstone.kit;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time-ordered ids (UUID version 7, RFC 9562): unguessable enough to be public, and neighbours in time are neighbours in an
 * index.
 */
public final class Ids {

    // Not one for all: a native image must not be born with its seed, and threads need not queue for it.
    private static final ThreadLocal<SecureRandom> RANDOM = ThreadLocal.withInitial(SecureRandom::new);
    /** Milliseconds and a 12-bit sequence in one number, so that ids of one process never run backwards. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {
    }

    public static UUID next() {
        long now = System.currentTimeMillis() << 12;
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (tick >>> 12) << 16 | 0x7000 | tick & 0xFFF;
        long low = RANDOM.get().nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
