package cx.touchstone.gateway.routing;

import static cx.touchstone.gateway.Neighbourhood.behave;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class StreamingTest {

    /** More than all buffers of the way hold together, sockets included; far less than a whole body. */
    private static final long ON_THE_WAY = 40L << 20;

    @Inject
    Keys keys;
    @TestHTTPResource
    URI plain;
    @TestHTTPResource(tls = true)
    URI secure;

    @AfterEach
    void theImportsAreAsBefore() {
        behave("imports", Neighbourhood::tell);
    }

    @ParameterizedTest
    @EnumSource
    void a_large_answer_passes_whole(Version version) throws Exception {
        behave("streaming", request -> Flood.pour(request.response().setChunked(true), new AtomicLong()));
        assertEquals(Flood.LENGTH,
                Flood.drain(caller(version).send(get(version, "streaming"), BodyHandlers.ofInputStream()).body()));
    }

    @ParameterizedTest
    @EnumSource
    void a_large_body_passes_whole(Version version) throws Exception {
        tellTheLength();
        assertEquals("chunked " + Flood.LENGTH, put(version, BodyPublishers.ofInputStream(Flood::large)));
    }

    @Test
    void a_body_that_tells_its_length_passes_with_it() throws Exception {
        tellTheLength();
        BodyPublisher large = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(Flood::large), Flood.LENGTH);
        assertEquals("null " + Flood.LENGTH, put(Version.HTTP_1_1, large));
        assertEquals("null " + Flood.LENGTH,
                caller(Version.HTTP_1_1).send(HttpRequest.newBuilder(uri(Version.HTTP_1_1, "imports/1/content"))
                        .expectContinue(true).header("Authorization", "Bearer " + keys.anyKey()).PUT(large).build(),
                        BodyHandlers.ofString()).body());
    }

    @ParameterizedTest
    @EnumSource
    void the_version_is_what_tls_agrees_on(Version version) throws Exception {
        assertEquals(version, caller(version).send(get(version, "journeys"), BodyHandlers.discarding()).version());
    }

    @Test
    void a_plain_connection_is_not_upgraded() throws IOException {
        try (Wire wire = new Wire()) {
            String answer = wire.send("GET /api/v1/public/x HTTP/1.1\nHost: x\nConnection: Upgrade, HTTP2-Settings\n"
                    + "Upgrade: h2c\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\n\n").readUntil("\"body\":\"\"}");
            assertTrue(answer.startsWith("HTTP/1.1 200 ") && !answer.contains("upgrade"), answer);
        }
    }

    @Test
    void an_answer_is_seen_while_it_is_still_being_given() throws Exception {
        CompletableFuture<HttpServerRequest> asked = new CompletableFuture<>();
        HttpClient caller = caller(Version.HTTP_1_1);
        behave("streaming", request -> {
            request.response().setChunked(true).write("first");
            asked.complete(request);
        });
        try (InputStream answer = caller.send(get(Version.HTTP_1_1, "streaming"), BodyHandlers.ofInputStream()).body()) {
            assertEquals("first", new String(answer.readNBytes(5)));
            asked.join().response().end(" second");
            assertEquals(" second", new String(answer.readAllBytes()));
        }
    }

    @Test
    void a_download_may_take_longer_than_other_answers() throws Exception {
        Vertx service = Vertx.vertx();
        behave("exports", request -> service.setTimer(1500, begin -> { // others are given up after a second
            request.response().setChunked(true).write("first");
            service.setTimer(1500, end -> request.response().end(" second"));
        }));
        assertEquals("first second", caller(Version.HTTP_1_1)
                .send(get(Version.HTTP_1_1, "exports/1/content"), BodyHandlers.ofString()).body());
        behave("exports", Neighbourhood::tell);
        service.close();
    }

    @Test
    void a_body_is_seen_while_it_is_still_being_sent() throws IOException {
        CompletableFuture<String> seen = new CompletableFuture<>();
        behave("streaming", request -> {
            request.handler(piece -> seen.complete(piece.toString()));
            request.endHandler(end -> request.response().end("done"));
        });
        try (Wire wire = new Wire()) {
            wire.send("POST /api/v1/streaming HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\nAuthorization: Bearer "
                    + keys.anyKey() + "\n\n5\nfirst\n");
            assertEquals("first", seen.join());
            wire.send("6\nsecond\n0\n\n").readUntil("done");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_slow_reader_slows_the_service_down_instead_of_filling_the_gateway(Version version) throws Exception {
        HttpClient caller = caller(version);
        AtomicLong sent = new AtomicLong();
        behave("imports", request -> Flood.pour(request.response().setChunked(true), sent));
        HttpRequest request = HttpRequest.newBuilder(uri(version, "imports/1/content"))
                .header("Authorization", "Bearer " + keys.anyKey()).build();
        try (InputStream answer = caller.send(request, BodyHandlers.ofInputStream()).body()) {
            long before = Flood.standsStill(sent);
            assertTrue(before < ON_THE_WAY, "sent " + before);
            assertEquals(Flood.LENGTH, Flood.drain(answer));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_slow_service_slows_the_caller_down_instead_of_filling_the_gateway(Version version) throws Exception {
        HttpClient caller = caller(version);
        CompletableFuture<HttpServerRequest> asked = new CompletableFuture<>();
        AtomicLong sent = new AtomicLong();
        behave("imports", request -> {
            request.pause();
            asked.complete(request);
        });
        CompletableFuture<String> answer = caller.sendAsync(HttpRequest.newBuilder(uri(version, "imports/1/content"))
                .header("Authorization", "Bearer " + keys.anyKey()).PUT(BodyPublishers.ofInputStream(() -> Flood.counted(sent)))
                .build(), BodyHandlers.ofString()).thenApply(HttpResponse::body);
        HttpServerRequest request = asked.join();
        long before = Flood.standsStill(sent);
        assertTrue(before < ON_THE_WAY, "sent " + before);
        request.endHandler(end -> request.response().end("done"));
        request.resume();
        assertEquals("done", answer.join());
    }

    @Test
    void a_body_over_the_limit_is_refused_whether_or_not_it_says_its_length() throws Exception {
        AtomicLong came = new AtomicLong();
        behave("streaming", request -> request.handler(piece -> came.addAndGet(piece.length())));
        String head = "POST /api/v1/streaming HTTP/1.1\nHost: x\nAuthorization: Bearer " + keys.anyKey() + "\n";
        try (Wire wire = new Wire()) {
            String declared = wire.send(head + "Content-Length: 1048577\n\n").readUntil("}");
            assertTrue(declared.startsWith("HTTP/1.1 413 ") && declared.contains("\"code\":\"too-large\""), declared);
        }
        assertEquals(0, came.get());
        try (Wire wire = new Wire()) {
            wire.send(head + "Transfer-Encoding: chunked\n\n");
            String piece = "1000\n" + "x".repeat(0x1000) + "\n";
            for (int i = 0; i < 257; i++) {
                wire.send(piece);
            }
            String counted = wire.readAll();
            assertTrue(counted.startsWith("HTTP/1.1 413 ") && counted.contains("\"code\":\"too-large\"")
                    && counted.contains("application/problem+json"), counted);
        }
        assertTrue(came.get() <= 1 << 20, "came " + came);
    }

    private static HttpClient caller(Version version) {
        return HttpClient.newBuilder().version(version).sslContext(Neighbourhood.trust()).build();
    }

    private HttpRequest get(Version version, String resource) {
        return HttpRequest.newBuilder(uri(version, resource)).header("Authorization", "Bearer " + keys.anyKey()).build();
    }

    private static void tellTheLength() {
        behave("imports", request -> {
            AtomicLong bytes = new AtomicLong();
            request.handler(piece -> bytes.addAndGet(piece.length())).endHandler(end -> request.response()
                    .end(request.getHeader("Transfer-Encoding") + " " + bytes));
        });
    }

    private String put(Version version, BodyPublisher body) throws Exception {
        return caller(version).send(HttpRequest.newBuilder(uri(version, "imports/1/content"))
                .header("Authorization", "Bearer " + keys.anyKey()).PUT(body).build(), BodyHandlers.ofString()).body();
    }

    /** HTTP/2 is spoken over TLS only. */
    private URI uri(Version version, String path) {
        return (version == Version.HTTP_2 ? secure : plain).resolve("/api/v1/" + path);
    }
}
