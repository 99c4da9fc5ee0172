package cx.touchstone.gateway.exchange;

import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

import io.netty.util.concurrent.FastThreadLocal;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.impl.VertxInternal;

/**
 * The connections to one service, in each lane those of each event loop by themselves: common ones would be given out to other
 * loops, and every event of an exchange then change threads twice.
 */
public final class Connections {

    /**
     * Of one lane, over all event loops.
     *
     * @param most how many are open at most
     * @param waiting how many exchanges may wait for a free one
     */
    public record Width(int most, int waiting) {
    }

    private final Vertx vertx;
    private final HttpClientOptions options;
    private final int eventLoops;
    private final Queue<HttpClient> opened = new ConcurrentLinkedQueue<>();
    private final Map<Lane, FastThreadLocal<HttpClient>> lanes = new EnumMap<>(Lane.class);

    /** @param widths of all lanes */
    public Connections(Vertx vertx, HttpClientOptions options, Map<Lane, Width> widths) {
        this.vertx = vertx;
        this.options = options;
        this.eventLoops = (int) StreamSupport.stream(((VertxInternal) vertx).getEventLoopGroup().spliterator(), false).count();
        widths.forEach((lane, width) -> lanes.put(lane, new FastThreadLocal<>() {
            @Override
            protected HttpClient initialValue() {
                return open(width);
            }
        }));
    }

    private HttpClient open(Width width) {
        HttpClient client = vertx.createHttpClient(options,
                new PoolOptions().setHttp1MaxSize(share(width.most())).setMaxWaitQueueSize(share(width.waiting())));
        opened.add(client);
        return client;
    }

    /** What falls to one event loop. */
    private int share(int of) {
        return Math.ceilDiv(of, eventLoops);
    }

    /** Those of the current event loop. */
    public HttpClient in(Lane lane) {
        return lanes.get(lane).get();
    }

    public void close() {
        opened.forEach(one -> one.close().toCompletionStage().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS));
    }
}
