package cx.touchstone.gateway.outside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;

/**
 * Fetches documents from addresses that somebody else has named. A name is looked up once, and the connection goes to the very
 * address that was looked at, so that a name which leads elsewhere the next moment leads nowhere; redirects are not followed.
 */
@ApplicationScoped
public class Outside {

    /** Larger than any document that is asked for here. */
    private static final int MOST = 512 * 1024;
    private static final int CONNECTIONS = 4;

    @Inject
    OutsideSettings settings;
    @Inject
    Vertx vertx;
    @Inject
    ManagedExecutor workers;

    private HttpClient client;
    /** On which all of it happens: what is heard on another thread may be over before it is listened to. */
    private Context loop;

    @PostConstruct
    void open() {
        loop = ((VertxInternal) vertx).createEventLoopContext();
        client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) settings.answer().toMillis()),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** Whether somebody may name this address, as far as it can be told without looking its name up. */
    public boolean allows(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null
                    && ("https".equals(uri.getScheme()) || settings.privateAddresses() && "http".equals(uri.getScheme()))
                    && (settings.privateAddresses() || mayBePublic(uri.getHost()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A name can only be told when it is looked up; an address, and what never is a name of the internet, at once. */
    private static boolean mayBePublic(String host) {
        boolean isAddress = host.startsWith("[") || host.matches("[0-9.]+");
        try {
            return isAddress ? PublicAddresses.has(InetAddress.getByName(host))
                    : host.matches(".+\\.[A-Za-z][A-Za-z0-9-]*\\.?")
                            && !host.matches("(?i).+\\.(localhost|local|internal|home\\.arpa)\\.?");
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * The document at an address, as it came.
     *
     * @return fails when it cannot be had, or may not be
     */
    public CompletableFuture<Buffer> get(String address) {
        if (!allows(address)) {
            return CompletableFuture.failedFuture(new IOException("not an address that may be asked: " + address));
        }
        URI uri = URI.create(address);
        return workers.supplyAsync(() -> reachable(uri.getHost()))
                .thenCompose(at -> fetch(uri, at).toCompletionStage())
                // Looking a name up takes its own time.
                .orTimeout(2 * settings.answer().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @throws Unreachable if there is no such host, or it may not be called */
    InetAddress reachable(String host) {
        try {
            InetAddress[] all = InetAddress.getAllByName(host);
            // All of them: who mixes them wants to be let through by the one and taken to the other.
            if (!settings.privateAddresses() && !Arrays.stream(all).allMatch(PublicAddresses::has)) {
                throw new Unreachable(Unreachable.Why.ADDRESS_NOT_ALLOWED, "not a public address: " + host);
            }
            return all[0];
        } catch (UnknownHostException e) {
            throw new Unreachable(Unreachable.Why.NO_SUCH_HOST, "no such host: " + host);
        }
    }

    /** A request to an address that was looked at: it goes there, whatever the name leads to by then. */
    static RequestOptions pinned(URI uri, InetAddress at) {
        boolean secure = "https".equals(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestOptions().setServer(SocketAddress.inetSocketAddress(port, at.getHostAddress()))
                .setHost(uri.getHost()).setPort(port).setSsl(secure).setFollowRedirects(false)
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    private Future<Buffer> fetch(URI uri, InetAddress at) {
        RequestOptions options = pinned(uri, at).putHeader(HttpHeaders.ACCEPT, "application/json");
        Promise<Buffer> document = Promise.promise();
        loop.runOnContext(now -> client.request(options).onComplete(connected -> {
            if (connected.failed()) {
                document.tryFail(connected.cause());
            } else {
                send(connected.result(), document);
            }
        }));
        return document.future();
    }

    private void send(HttpClientRequest request, Promise<Buffer> document) {
        long end = vertx.setTimer(settings.answer().toMillis(), timer -> {
            document.tryFail("no answer in time");
            request.reset();
        });
        document.future().onComplete(done -> vertx.cancelTimer(end));
        request.response().onComplete(answer -> {
            if (answer.failed()) {
                document.tryFail(answer.cause());
            } else if (answer.result().statusCode() != 200) {
                document.tryFail("it answered " + answer.result().statusCode());
                request.reset();
            } else {
                read(answer.result(), document);
            }
        });
        request.end();
    }

    private static void read(HttpClientResponse answer, Promise<Buffer> document) {
        Buffer came = Buffer.buffer();
        answer.exceptionHandler(document::tryFail).endHandler(end -> document.tryComplete(came)).handler(piece -> {
            came.appendBuffer(piece);
            if (came.length() > MOST) {
                document.tryFail("it is larger than " + MOST + " bytes");
                answer.request().reset();
            }
        });
    }
}
