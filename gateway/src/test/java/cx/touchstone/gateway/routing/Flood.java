package cx.touchstone.gateway.routing;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** Bodies that are larger than anything on their way would hold. */
final class Flood {

    private static final int MEGABYTE = 1 << 20;
    static final long LENGTH = 96L * MEGABYTE;

    private Flood() {
    }

    static InputStream large() {
        return counted(new AtomicLong());
    }

    static InputStream counted(AtomicLong sent) {
        byte[] megabyte = new byte[MEGABYTE];
        return new SequenceInputStream(Collections.enumeration(LongStream.range(0, LENGTH / MEGABYTE)
                .mapToObj(i -> (InputStream) new ByteArrayInputStream(megabyte) {
                    @Override
                    public int read(byte[] to, int offset, int length) {
                        int read = super.read(to, offset, length);
                        sent.addAndGet(Math.max(0, read));
                        return read;
                    }
                }).toList()));
    }

    /** Sends a large answer as fast as it is taken. */
    static void pour(HttpServerResponse to, AtomicLong sent) {
        Buffer piece = Buffer.buffer(new byte[MEGABYTE / 16]);
        while (!to.writeQueueFull() && sent.get() < LENGTH) {
            to.write(piece);
            sent.addAndGet(piece.length());
        }
        if (sent.get() < LENGTH) {
            to.drainHandler(drained -> pour(to, sent));
        } else {
            to.end();
        }
    }

    static long drain(InputStream in) throws IOException {
        return in.transferTo(OutputStream.nullOutputStream());
    }

    /** The value once it has not changed between two looks. */
    static long standsStill(AtomicLong value) {
        long[] last = { -1, 0 };
        eventually(() -> {
            long now = value.get();
            last[1] = now > 0 && now == last[0] ? last[1] + 1 : 0;
            last[0] = now;
            assertTrue(last[1] >= 10);
        });
        return last[0];
    }
}
