package cx.touchstone.gateway.routing;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import cx.touchstone.gateway.exchange.Breaker;
import cx.touchstone.gateway.exchange.Connections;
import cx.touchstone.gateway.exchange.Connections.Width;
import cx.touchstone.gateway.exchange.Lane;
import cx.touchstone.gateway.exchange.Places;
import cx.touchstone.gateway.exchange.RetryBudget;
import cx.touchstone.gateway.exchange.Traffic;
import cx.touchstone.gateway.exchange.Trust;
import cx.touchstone.gateway.exchange.Upstream;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;

/** A service behind the gateway: where it is, the connections to it, and whether it is worth asking at the moment. */
final class Neighbour {

    /** A service's answers may carry long locations and many headers. */
    private static final int HEADERS = 32 * 1024;

    private final String name;
    private final Connections connections;
    private final Places places;
    /** Each lane has breakers of its own: what hangs in one does not close the others. */
    private final Map<Lane, List<Upstream>> upstreams = new EnumMap<>(Lane.class);
    private final AtomicInteger turn = new AtomicInteger();
    private final RetryBudget retries;
    private final Traffic traffic;

    /** @param urls at least one */
    Neighbour(Vertx vertx, String name, List<URI> urls, RoutingSettings settings, Trust trust, MeterRegistry meters) {
        RoutingSettings.Connections ways = settings.connections();
        this.name = name;
        this.connections = new Connections(vertx, trust.in(
                new HttpClientOptions().setConnectTimeout((int) ways.connect().toMillis())
                        .setKeepAliveTimeout((int) ways.kept().toSeconds()).setMaxHeaderSize(HEADERS).setTcpNoDelay(true)),
                Map.of(Lane.COLLECTING, new Width(ways.collecting(), ways.queue()),
                        Lane.ORDINARY, new Width(ways.most(), ways.queue()), Lane.EVENTS, new Width(ways.events(), 0)));
        this.places = new Places(meters, name, settings.places().service(), settings.places().kept());
        this.retries = new RetryBudget(settings.retries().share(), settings.retries().saved());
        this.traffic = new Traffic(meters, name);
        for (Lane lane : Lane.values()) {
            upstreams.put(lane,
                    urls.stream().map(url -> Upstream.of(url, ways.queueTime(), breaker(url, lane, settings.breaker())))
                            .toList());
            traffic.watch(lane, upstreams.get(lane));
        }
    }

    private Breaker breaker(URI url, Lane lane, RoutingSettings.Breaker when) {
        return new Breaker(name + " at " + url.getRawAuthority() + " (" + lane.label() + ")", when.exchanges(), when.failed(),
                when.pause());
    }

    String name() {
        return name;
    }

    /** The connections of the current event loop. */
    HttpClient client(Lane lane) {
        return connections.in(lane);
    }

    /** For how many exchanges at once there is room. */
    Places places() {
        return places;
    }

    /**
     * Where the next exchange goes: to each address in turn, but for those that are left alone. Who gets one must tell its
     * breaker how it went.
     *
     * @param tried in vain already: not again
     * @return null if there is none
     */
    Upstream next(Lane lane, Set<Upstream> tried) {
        List<Upstream> all = upstreams.get(lane);
        int first = turn.getAndIncrement();
        for (int i = 0; i < all.size(); i++) {
            Upstream one = all.get(Math.floorMod(first + i, all.size()));
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
        connections.close();
    }
}
