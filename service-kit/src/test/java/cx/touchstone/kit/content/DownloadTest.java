package cx.touchstone.kit.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import jakarta.ws.rs.core.StreamingOutput;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

class DownloadTest {

    private static final byte[] SOME = new byte[1 << 14];

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Void> written = new CompletableFuture<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void nothing_is_written_for_who_has_gone() throws Exception {
        var download = reading(out -> {
            while (true) {
                out.write(SOME);
            }
        });
        assertEquals(SOME.length, download.getInputStream().readNBytes(SOME.length).length);
        download.disconnect();
        var ended = assertThrows(ExecutionException.class, () -> written.get(20, TimeUnit.SECONDS));
        assertEquals(IOException.class, ended.getCause().getClass());
    }

    @Test
    void what_fails_on_the_way_does_not_look_whole() throws Exception {
        var download = reading(out -> {
            out.write(SOME);
            throw new IOException("The disk is full.");
        });
        try (var body = download.getInputStream()) {
            assertThrows(IOException.class, body::readAllBytes);
        }
    }

    @Test
    void what_was_written_comes() throws Exception {
        try (var body = reading(out -> out.write(SOME)).getInputStream()) {
            assertEquals(SOME.length, body.readAllBytes().length);
        }
    }

    private HttpURLConnection reading(StreamingOutput file) throws Exception {
        var server = vertx.createHttpServer().requestHandler(request -> vertx.executeBlocking(() -> {
            write(Download.of(file, request), request);
            return null;
        })).listen(0).toCompletionStage().toCompletableFuture().get();
        return (HttpURLConnection) URI.create("http://localhost:" + server.actualPort()).toURL().openConnection();
    }

    private void write(StreamingOutput download, HttpServerRequest request) {
        HttpServerResponse response = request.response().setChunked(true);
        try {
            download.write(new OutputStream() {

                @Override
                public void write(int one) {
                    throw new UnsupportedOperationException();
                }

                /** As that of the framework: waits for the reader, and is not told when he has gone. */
                @Override
                public void write(byte[] bytes, int from, int length) {
                    response.write(Buffer.buffer().appendBytes(bytes, from, length));
                    while (response.writeQueueFull() && !response.closed()) {
                        Thread.onSpinWait();
                    }
                }
            });
            response.end();
            written.complete(null);
        } catch (IOException e) {
            written.completeExceptionally(e);
        }
    }
}
