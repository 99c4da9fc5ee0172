package cx.touchstone.local.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Posts one document again and again, or one after the other, over a number of kept connections.
 */
final class Load {

    /**
     * What a load came to.
     *
     * @param perSecond accepted responses
     * @param refused how many were not accepted
     * @param nanos how long each one waited for its answer, sorted; at a fixed rate since it was due, not since it was sent: a
     *        stall counts for all whom it held up
     */
    record Result(double perSecond, long refused, long[] nanos) {

        /** How long it took at most for this share of all, 0 to 1. */
        double millis(double share) {
            return nanos.length == 0 ? 0 : nanos[(int) Math.min(nanos.length - 1L, (long) (nanos.length * share))] / 1e6;
        }
    }

    /** One connection's findings. */
    private static final class Tally {
        private long[] nanos = new long[1024];
        private int count;

        void add(long waited) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = waited;
        }

        LongStream all() {
            return Arrays.stream(nanos, 0, count);
        }
    }

    private final URI target;
    private final int accepted;
    private final Supplier<byte[]> requests;

    Load(URI target, String body) {
        this(target, 201, KeptConnection.post(target, null, body));
    }

    private Load(URI target, int accepted, byte[] request) {
        this(target, accepted, () -> request);
    }

    /**
     * @param accepted status of the wished answer
     * @param requests whole ones, each sent once
     */
    Load(URI target, int accepted, Supplier<byte[]> requests) {
        this.target = target;
        this.accepted = accepted;
        this.requests = requests;
    }

    /** As fast as the connections allow (closed loop). */
    Result flatOut(int connections, Duration time) throws InterruptedException {
        return run(connections, time, 0);
    }

    /** At a fixed rate over all connections together. */
    Result atRate(int connections, Duration time, double perSecond) throws InterruptedException {
        return run(connections, time, (long) (1e9 * connections / perSecond));
    }

    private Result run(int connections, Duration time, long pauseNanos) throws InterruptedException {
        AtomicLong accepted = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        AtomicBoolean running = new AtomicBoolean(true);
        List<Thread> threads = new ArrayList<>();
        List<Tally> tallies = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            long offset = pauseNanos * i / connections;
            Tally tally = new Tally();
            tallies.add(tally);
            threads.add(Thread.ofVirtual().start(() -> post(begin + offset, pauseNanos, running, accepted, refused, tally)));
        }
        try {
            Thread.sleep(time);
        } finally {
            running.set(false);
        }
        long counted = accepted.get();
        double seconds = (System.nanoTime() - begin) / 1e9;
        for (Thread thread : threads) {
            thread.join();
        }
        return new Result(counted / seconds, refused.get(),
                tallies.stream().flatMapToLong(Tally::all).sorted().toArray());
    }

    private void post(long first, long pauseNanos, AtomicBoolean running, AtomicLong accepted, AtomicLong refused,
            Tally tally) {
        try (KeptConnection connection = new KeptConnection(target)) {
            for (long due = first; running.get(); due += pauseNanos) {
                byte[] request = requests.get();
                long early = due - System.nanoTime();
                if (pauseNanos > 0 && early > 0) {
                    LockSupport.parkNanos(early);
                }
                long since = pauseNanos > 0 ? due : System.nanoTime();
                (connection.send(request).status() == this.accepted ? accepted : refused).incrementAndGet();
                tally.add(System.nanoTime() - since);
            }
        } catch (IOException e) {
            refused.incrementAndGet();
        }
    }
}
