package cx.touchstone.local.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * Posts one document again and again over a number of kept connections. Plain sockets and ready-made bytes: the generator
 * shares
 * the machine with what it measures, and must cost little.
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
    private final byte[] request;

    Load(URI target, String body) {
        this.target = target;
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + target.getPath() + " HTTP/1.1\r\nHost: " + target.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + content.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        request = new byte[head.length + content.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(content, 0, request, head.length, content.length);
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
        try (Socket socket = new Socket(target.getHost(), target.getPort());
                InputStream in = new BufferedInputStream(socket.getInputStream(), 4096);
                OutputStream out = socket.getOutputStream()) {
            socket.setTcpNoDelay(true);
            for (long due = first; running.get(); due += pauseNanos) {
                long early = due - System.nanoTime();
                if (pauseNanos > 0 && early > 0) {
                    LockSupport.parkNanos(early);
                }
                long since = pauseNanos > 0 ? due : System.nanoTime();
                out.write(request);
                (status(in) == 201 ? accepted : refused).incrementAndGet();
                tally.add(System.nanoTime() - since);
            }
        } catch (IOException e) {
            refused.incrementAndGet();
        }
    }

    /** Reads one answer whole and tells its status. */
    private static int status(InputStream in) throws IOException {
        String line = line(in);
        int status = Integer.parseInt(line.substring(9, 12));
        int length = 0;
        while (!(line = line(in)).isEmpty()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("connection closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
