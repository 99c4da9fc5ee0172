package cx.touchstone.gateway.routing;

import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

import cx.touchstone.gateway.exchange.Breaker;
import cx.touchstone.gateway.exchange.RetryBudget;
import cx.touchstone.gateway.exchange.Traffic;
import cx.touchstone.gateway.exchange.Upstream;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.concurrent.FastThreadLocal;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.impl.VertxInternal;

/** A service behind the gateway: where it is, the connections to it, and whether it is worth asking at the moment. */
final class Neighbour {

    /** A service's answers may carry long locations and many headers. */
    private static final int HEADERS = 32 * 1024;

    private final String name;
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
    private final List<Upstream> upstreams;
    private final AtomicInteger turn = new AtomicInteger();
    private final RetryBudget retries;
    private final Traffic traffic;

    /** @param urls at least one */
    Neighbour(Vertx vertx, String name, List<URI> urls, RoutingSettings settings, MeterRegistry meters) {
        this.name = name;
        this.connections = settings.connections();
        this.vertx = vertx;
        this.eventLoops = (int) StreamSupport.stream(((VertxInternal) vertx).getEventLoopGroup().spliterator(), false).count();
        this.upstreams = urls.stream()
                .map(url -> Upstream.of(url, connections.queueTime(), new Breaker(name + " at " + url.getRawAuthority(),
                        settings.breaker().exchanges(), settings.breaker().failed(), settings.breaker().pause())))
                .toList();
        this.retries = new RetryBudget(settings.retries().share(), settings.retries().saved());
        this.traffic = new Traffic(meters, name, upstreams);
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

    /** The connections of the current event loop. */
    HttpClient client() {
        return client.get();
    }

    /** The current event loop's connections for answers that go on and on. */
    HttpClient eventClient() {
        return eventClient.get();
    }

    /**
     * Where the next exchange goes: to each address in turn, but for those that are left alone. Who gets one must tell its
     * breaker how it went.
     *
     * @param tried in vain already: not again
     * @return null if there is none
     */
    Upstream next(Set<Upstream> tried) {
        int first = turn.getAndIncrement();
        for (int i = 0; i < upstreams.size(); i++) {
            Upstream one = upstreams.get(Math.floorMod(first + i, upstreams.size()));
            if (!tried.contains(one) && one.breaker().letsIn()) {
                return one;
            }
        }
        return null;
    }

    RetryBudget retries() {
        return retries;
    }

    /** An exchange with it begins. */
    void begins() {
        retries.earn();
        traffic.begins();
    }

    /** @param denial why the gateway answers instead; null when it did itself, or the caller left */
    void ends(Denial denial) {
        traffic.ends(denial == null ? null : denial.code);
    }

    void close() {
        clients.forEach(one -> one.close().toCompletionStage().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS));
    }
}
