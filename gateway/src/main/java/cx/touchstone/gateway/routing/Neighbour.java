package cx.touchstone.gateway.routing;

import java.net.URI;
import java.util.concurrent.TimeUnit;

import cx.touchstone.gateway.exchange.Breaker;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/** A service behind the gateway: the connections to it, and whether it is worth asking at the moment. */
final class Neighbour {

    /** A service's answers may carry long locations and many headers. */
    private static final int HEADERS = 32 * 1024;

    private final String name;
    private final String origin;
    private final HttpClient client;
    private final RequestOptions address;
    private final Breaker breaker;

    Neighbour(Vertx vertx, String name, URI url, RoutingSettings settings) {
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
        this.breaker = new Breaker(name, settings.breaker().exchanges(), settings.breaker().failed(),
                settings.breaker().pause());
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

    Breaker breaker() {
        return breaker;
    }

    void close() {
        client.close().toCompletionStage().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS);
    }
}
