package cx.touchstone.gateway.identity;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What was found under a hash, for a while. Bounded: when it is full it forgets what is over, and if that does not help, all.
 */
final class Remembered<T> {

    private record Found<T>(T value, long until) {
    }

    private final ConcurrentMap<ByteBuffer, Found<T>> found = new ConcurrentHashMap<>();
    private final int most;
    private final long nanos;

    Remembered(int most, Duration time) {
        this.most = most;
        this.nanos = time.toNanos();
    }

    /** What is remembered under the hash, or null. */
    T get(ByteBuffer hash) {
        Found<T> known = found.get(hash);
        return known != null && System.nanoTime() - known.until() < 0 ? known.value() : null;
    }

    void put(ByteBuffer hash, T value) {
        if (found.size() >= most) {
            long now = System.nanoTime();
            found.values().removeIf(known -> now - known.until() >= 0);
            if (found.size() >= most) {
                found.clear();
            }
        }
        found.put(hash, new Found<>(value, System.nanoTime() + nanos));
    }

    int size() {
        return found.size();
    }
}
