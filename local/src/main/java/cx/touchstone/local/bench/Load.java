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
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Posts one document again and again over a number of kept connections. Plain sockets and ready-made bytes: the generator
 * shares
 * the machine with what it measures, and must cost little.
 */
final class Load {

    /** What a load came to: accepted answers per second, and how many were not accepted. */
    record Result(double perSecond, long refused) {
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
        long begin = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            long offset = pauseNanos * i / connections;
            threads.add(Thread.ofVirtual().start(() -> post(begin + offset, pauseNanos, running, accepted, refused)));
        }
        Thread.sleep(time);
        long counted = accepted.get();
        double seconds = (System.nanoTime() - begin) / 1e9;
        running.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
        return new Result(counted / seconds, refused.get());
    }

    private void post(long first, long pauseNanos, AtomicBoolean running, AtomicLong accepted, AtomicLong refused) {
        try (Socket socket = new Socket(target.getHost(), target.getPort());
                InputStream in = new BufferedInputStream(socket.getInputStream(), 4096);
                OutputStream out = socket.getOutputStream()) {
            socket.setTcpNoDelay(true);
            for (long due = first; running.get(); due += pauseNanos) {
                long early = due - System.nanoTime();
                if (pauseNanos > 0 && early > 0) {
                    LockSupport.parkNanos(early);
                }
                out.write(request);
                (status(in) == 201 ? accepted : refused).incrementAndGet();
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
