package cx.touchstone.gateway.routing;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.enterprise.util.TypeLiteral;

import org.jboss.logging.Logger;

import cx.touchstone.gateway.routing.Denial.Broken;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.ProxyResponse;

/** A service behind the gateway: the connections to it, and whether it is worth asking at the moment. */
final class Neighbour {

    private static final Logger LOG = Logger.getLogger(Neighbour.class);
    /** A service's answers may carry long locations and many headers. */
    private static final int HEADERS = 32 * 1024;

    private final String name;
    private final String origin;
    private final Vertx vertx;
    private final HttpClient client;
    private final RequestOptions address;
    private final TypedGuard<CompletionStage<ProxyResponse>> guard;

    Neighbour(Vertx vertx, String name, URI url, RoutingSettings settings) {
        this.vertx = vertx;
        this.name = name;
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        this.origin = url.getScheme() + "://" + url.getRawAuthority();
        RoutingSettings.Connections connections = settings.connections();
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) connections.connect().toMillis())
                        .setKeepAliveTimeout((int) connections.kept().toSeconds()).setMaxHeaderSize(HEADERS)
                        .setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(connections.most()).setMaxWaitQueueSize(connections.queue()));
        this.address = new RequestOptions().setHost(url.getHost()).setPort(port).setSsl(secure)
                .setConnectTimeout(connections.queueTime().toMillis());
        this.guard = guard(settings.breaker());
    }

    private TypedGuard<CompletionStage<ProxyResponse>> guard(RoutingSettings.Breaker breaker) {
        return TypedGuard.create(new TypeLiteral<CompletionStage<ProxyResponse>>() {
        }).withDescription(name).withThreadOffload(false).withCircuitBreaker().requestVolumeThreshold(breaker.exchanges())
                .failureRatio(breaker.failed()).delay(breaker.pause().toMillis(), ChronoUnit.MILLIS)
                .when(failure -> failure instanceof Broken broken && broken.denial.isTheServicesFault())
                .onStateChange(state -> LOG.warnf("circuit breaker of %s: %s", name, state)).done().build();
    }

    String name() {
        return name;
    }

    /** Scheme, host and port. */
    String origin() {
        return origin;
    }

    HttpClient client() {
        return client;
    }

    RequestOptions address() {
        return address;
    }

    /** Does an exchange unless the service has failed too often lately; the future ends with the head of its answer. */
    Future<ProxyResponse> guarded(Supplier<Future<ProxyResponse>> exchange) {
        return Future.fromCompletionStage(guard.get(() -> exchange.get().toCompletionStage()), vertx.getOrCreateContext());
    }

    void close() {
        client.close().toCompletionStage().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS);
    }
}
