package cx.touchstone.gateway.identity;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What was found under a hash, for a while. Bounded: when it is full it forgets what is over, and if that does not help, all.
 */
public final class Remembered<T> {

    /**
     * What was found.
     *
     * @param since when it began to be looked for, as {@link System#nanoTime} tells: what has changed since is not in it
     */
    public record Found<T>(T value, long since) {
    }

    private final ConcurrentMap<ByteBuffer, Found<T>> found = new ConcurrentHashMap<>();
    private final int most;
    private final long nanos;

    public Remembered(int most, Duration time) {
        this.most = most;
        this.nanos = time.toNanos();
    }

    /** What is remembered under the hash, or null. */
    public Found<T> get(ByteBuffer hash) {
        Found<T> known = found.get(hash);
        return known != null && holds(known.since()) ? known : null;
    }

    /** Whether something was found under the hash, though it may be too long ago to be believed. */
    boolean knew(ByteBuffer hash) {
        return found.containsKey(hash);
    }

    /** Whether what began to be looked for at that moment may still be believed. */
    boolean holds(long since) {
        return System.nanoTime() - since < nanos;
    }

    /** Whether it has been believed for more than half of its time. */
    boolean isAgeing(Found<T> known) {
        return System.nanoTime() - known.since() > nanos / 2;
    }

    public void put(ByteBuffer hash, T value, long since) {
        if (found.size() >= most) {
            found.values().removeIf(known -> !holds(known.since()));
            if (found.size() >= most) {
                found.clear();
            }
        }
        found.put(hash, new Found<>(value, since));
    }

    void forget(ByteBuffer hash) {
        found.remove(hash);
    }

    int size() {
        return found.size();
    }
}
