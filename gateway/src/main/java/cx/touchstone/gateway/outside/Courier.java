package cx.touchstone.gateway.outside;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;

/**
 * Brings messages to addresses that somebody else has named, as carefully as {@link Outside} fetches: to the very address that
 * was looked at, following no redirect, and reading no more of an answer than a glance.
 */
@ApplicationScoped
public class Courier {

    private static final int CONNECT_MILLIS = 5_000;
    /** To one receiver; who brings asks for fewer at a time. */
    private static final int CONNECTIONS = 32;
    /** Of an answer; beyond, the connection is given up, whatever else it says. */
    private static final int MOST = 64 * 1024;
    private static final int GLANCE = 200;

    /**
     * What a receiver said.
     *
     * @param retryAfter as it stands in the header, or null
     * @param beginning of the body, in one line
     */
    public record Answer(int status, String retryAfter, String beginning) {
    }

    @Inject
    Outside outside;
    @Inject
    Vertx vertx;
    @Inject
    ManagedExecutor workers;

    private HttpClient client;
    /** On which all of it happens, see {@link Outside}. */
    private Context loop;

    @PostConstruct
    void open() {
        loop = ((VertxInternal) vertx).createEventLoopContext();
        client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /**
     * Posts a message.
     *
     * @param patience from when the address is known until an answer is there
     * @return fails with {@link Unreachable} if it may not be brought there, with a {@link TimeoutException} if nobody answers,
     *         and with what else goes wrong on the way
     */
    public CompletableFuture<Answer> post(String address, Map<String, String> headers, byte[] body, Duration patience) {
        if (!outside.allows(address)) {
            return CompletableFuture.failedFuture(
                    new Unreachable(Unreachable.Why.ADDRESS_NOT_ALLOWED, "not an address that may be called: " + address));
        }
        URI uri = URI.create(address);
        return workers.supplyAsync(() -> outside.reachable(uri.getHost()))
                .thenCompose(at -> send(Outside.pinned(uri, at).setMethod(HttpMethod.POST), headers, body, patience))
                // Looking a name up takes its own time.
                .orTimeout(2 * patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<Answer> send(RequestOptions options, Map<String, String> headers, byte[] body,
            Duration patience) {
        headers.forEach(options::putHeader);
        CompletableFuture<Answer> answered = new CompletableFuture<>();
        loop.runOnContext(now -> client.request(options).onComplete(connected -> {
            if (connected.failed()) {
                answered.completeExceptionally(connected.cause());
            } else {
                send(connected.result(), body, patience, answered);
            }
        }));
        return answered;
    }

    private void send(HttpClientRequest request, byte[] body, Duration patience, CompletableFuture<Answer> answered) {
        long end = vertx.setTimer(patience.toMillis(), timer -> {
            answered.completeExceptionally(new TimeoutException("no answer in time"));
            request.reset();
        });
        answered.whenComplete((answer, failure) -> vertx.cancelTimer(end));
        request.response().onComplete(head -> {
            if (head.failed()) {
                answered.completeExceptionally(head.cause());
            } else {
                glanceAt(head.result(), answered);
            }
        });
        request.end(Buffer.buffer(body));
    }

    /** A body that never ends is cut off: the status has said enough. */
    private static void glanceAt(HttpClientResponse answer, CompletableFuture<Answer> answered) {
        Buffer came = Buffer.buffer();
        answer.exceptionHandler(answered::completeExceptionally).endHandler(end -> answered.complete(said(answer, came)))
                .handler(piece -> {
                    came.appendBuffer(piece);
                    if (came.length() > MOST) {
                        answered.complete(said(answer, came));
                        answer.request().reset();
                    }
                });
    }

    private static Answer said(HttpClientResponse answer, Buffer came) {
        String beginning = came.getBuffer(0, Math.min(came.length(), 4 * GLANCE)).toString(StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cc}\\s]+", " ").strip();
        return new Answer(answer.statusCode(), answer.getHeader(HttpHeaders.RETRY_AFTER),
                beginning.substring(0, Math.min(beginning.length(), GLANCE)));
    }
}
