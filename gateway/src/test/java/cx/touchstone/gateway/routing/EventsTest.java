package cx.touchstone.gateway.routing;

import static cx.touchstone.gateway.Neighbourhood.behave;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import io.vertx.core.http.HttpServerResponse;

/** Server-sent events on their way through the gateway. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class EventsTest {

    /** More than all event loops together have connections for. */
    private static final int TOO_MANY = 64;

    @Inject
    Keys keys;
    @TestHTTPResource
    URI plain;
    @TestHTTPResource(tls = true)
    URI secure;

    private final Queue<HttpServerRequest> listening = new ConcurrentLinkedQueue<>();
    private final Queue<HttpServerRequest> left = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void scoresAreTold() {
        behave("scores", request -> {
            if (request.path().endsWith("/stream")) {
                request.connection().closeHandler(closed -> left.add(request));
                request.response().setChunked(true).putHeader("Content-Type", "text/event-stream").write(": begin\n\n");
                listening.add(request);
            } else {
                Neighbourhood.tell(request);
            }
        });
    }

    @AfterEach
    void scoresAreAsBefore() {
        behave("scores", Neighbourhood::tell);
        listening.forEach(request -> request.response().end());
    }

    @ParameterizedTest
    @EnumSource
    void each_is_seen_before_the_next_is_told(Version version) throws Exception {
        var answer = listen(version, caller(version));
        assertEquals("text/event-stream", answer.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(answer.headers().firstValue("Content-Encoding").isEmpty());
        try (var lines = lines(answer)) {
            assertEquals(": begin", lines.readLine());
            lines.readLine();
            for (int i = 0; i < 50; i++) {
                listening.element().response().write("data: " + i + "\n\n");
                assertEquals("data: " + i, lines.readLine());
                lines.readLine();
            }
            listening.remove().response().end();
            assertNull(lines.readLine());
        }
    }

    @Test
    void they_go_on_for_longer_than_an_answer_may_take_as_long_as_something_comes() throws Exception {
        var answer = listen(Version.HTTP_1_1, caller(Version.HTTP_1_1));
        HttpServerResponse service = listening.remove().response();
        Vertx clock = Vertx.vertx();
        clock.setPeriodic(500, tick -> service.write(": alive\n\n")); // silence would be too long after a second
        clock.setTimer(2200, end -> service.end("data: last\n\n"));
        try (var lines = lines(answer)) {
            List<String> all = lines.lines().toList();
            assertEquals(4, all.stream().filter(": alive"::equals).count());
            assertTrue(all.contains("data: last"), all::toString);
        } finally {
            clock.close();
        }
    }

    @Test
    void who_leaves_is_not_told_any_more() throws Exception {
        var answer = listen(Version.HTTP_1_1, caller(Version.HTTP_1_1));
        answer.body().close();
        eventually(() -> assertEquals(1, left.size()));
        assertEquals(listening.remove(), left.remove());
    }

    @ParameterizedTest
    @EnumSource
    void who_listens_takes_nobody_s_place_and_too_many_are_refused(Version version) throws Exception {
        var caller = caller(version);
        List<InputStream> open = new ArrayList<>();
        try {
            var answer = listen(version, caller);
            while (answer.statusCode() == 200 && open.size() < TOO_MANY) {
                open.add(answer.body());
                answer = listen(version, caller);
            }
            assertEquals(503, answer.statusCode());
            assertTrue(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8).contains("\"code\":\"overloaded\""));
            assertEquals(200, caller.send(get(version, "scores"), BodyHandlers.discarding()).statusCode());
        } finally {
            for (InputStream body : open) {
                body.close();
            }
        }
        eventually(() -> assertEquals(open.size(), left.size()));
        listening.clear();
    }

    private HttpResponse<InputStream> listen(Version version, HttpClient caller) throws IOException, InterruptedException {
        return caller.send(get(version, "scores/stream?metric=nps"), BodyHandlers.ofInputStream());
    }

    private static BufferedReader lines(HttpResponse<InputStream> answer) {
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static HttpClient caller(Version version) {
        return HttpClient.newBuilder().version(version).sslContext(Neighbourhood.trust()).build();
    }

    /** HTTP/2 is spoken over TLS only. */
    private HttpRequest get(Version version, String path) {
        return HttpRequest.newBuilder((version == Version.HTTP_2 ? secure : plain).resolve("/api/v1/" + path))
                .header("Authorization", "Bearer " + keys.anyKey()).header("Accept-Encoding", "gzip").build();
    }
}
