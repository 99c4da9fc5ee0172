package cx.touchstone.kit.content;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

import jakarta.ws.rs.core.StreamingOutput;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;

/** A file that is written while it is being read, for as long as somebody reads it. */
public final class Download {

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private Download() {
    }

    /**
     * Ends with an {@link IOException} soon after the reader has gone: what is written to him would vanish unnoticed. What
     * fails behind the head must not look whole, and the writer of answers would close it neatly: so the connection goes first,
     * with whatever still waits to be sent.
     */
    public static StreamingOutput of(StreamingOutput file, HttpServerRequest request) {
        return out -> {
            try {
                file.write(new WhileRead(out, request.response()));
            } catch (IOException | RuntimeException e) {
                if (request.response().headWritten() && request.connection() instanceof ConnectionBase connection) {
                    connection.channelHandlerContext().close().awaitUninterruptibly(CLOSING.toMillis());
                }
                throw e;
            }
        };
    }

    private static final class WhileRead extends FilterOutputStream {

        private final HttpServerResponse response;

        WhileRead(OutputStream out, HttpServerResponse response) {
            super(out);
            this.response = response;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (response.closed()) {
                throw new IOException("The reader has gone.");
            }
            out.write(bytes, from, length);
        }
    }
}
