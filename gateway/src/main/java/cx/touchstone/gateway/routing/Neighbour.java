package cx.touchstone.gateway.routing;

import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

import cx.touchstone.gateway.exchange.Breaker;
import io.netty.util.concurrent.FastThreadLocal;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;

/** A service behind the gateway: the connections to it, and whether it is worth asking at the moment. */
final class Neighbour {

    /** A service's answers may carry long locations and many headers. */
    private static final int HEADERS = 32 * 1024;

    private final String name;
    private final String origin;
    private final RoutingSettings.Connections connections;
    private final Vertx vertx;
    private final int eventLoops;
    private final Queue<HttpClient> clients = new ConcurrentLinkedQueue<>();
    /**
     * Each event loop has its own: a common one gives out connections of other loops, and every event of an exchange then
     * changes
     * threads twice.
     */
    private final FastThreadLocal<HttpClient> client = new FastThreadLocal<>() {
        @Override
        protected HttpClient initialValue() {
            return open(connections.most(), connections.queue());
        }
    };
    /** Of each event loop too, for answers that go on and on. */
    private final FastThreadLocal<HttpClient> eventClient = new FastThreadLocal<>() {
        @Override
        protected HttpClient initialValue() {
            return open(connections.events(), 0);
        }
    };
    private final RequestOptions address;
    private final Breaker breaker;

    Neighbour(Vertx vertx, String name, URI url, RoutingSettings settings) {
        this.name = name;
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        this.origin = url.getScheme() + "://" + url.getRawAuthority();
        this.connections = settings.connections();
        this.vertx = vertx;
        this.eventLoops = (int) StreamSupport.stream(((VertxInternal) vertx).getEventLoopGroup().spliterator(), false).count();
        this.address = new RequestOptions().setHost(url.getHost()).setPort(port).setSsl(secure)
                .setConnectTimeout(connections.queueTime().toMillis());
        this.breaker = new Breaker(name, settings.breaker().exchanges(), settings.breaker().failed(),
                settings.breaker().pause());
    }

    private HttpClient open(int most, int waiting) {
        HttpClient opened = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) connections.connect().toMillis())
                        .setKeepAliveTimeout((int) connections.kept().toSeconds()).setMaxHeaderSize(HEADERS)
                        .setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(share(most)).setMaxWaitQueueSize(share(waiting)));
        clients.add(opened);
        return opened;
    }

    /** What falls to one event loop. */
    private int share(int of) {
        return Math.ceilDiv(of, eventLoops);
    }

    String name() {
        return name;
    }

    /** Scheme, host and port. */
    String origin() {
        return origin;
    }

    /** The connections of the current event loop. */
    HttpClient client() {
        return client.get();
    }

    /** The current event loop's connections for answers that go on and on. */
    HttpClient eventClient() {
        return eventClient.get();
    }

    RequestOptions address() {
        return address;
    }

    Breaker breaker() {
        return breaker;
    }

    void close() {
        clients.forEach(one -> one.close().toCompletionStage().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS));
    }
}
