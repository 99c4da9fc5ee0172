package cx.touchstone.local.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.local.Api;
import cx.touchstone.local.Platform;
import cx.touchstone.local.Service;

/**
 * What the gateway costs: the same calls to the same service through it, through nginx, which recognises nobody and counts
 * nothing, and without either; as fast as they are answered, and at a fixed rate that all three can keep.
 */
final class GatewayBenchmark {

    private static final int[] CONNECTIONS = { 32, 128 };
    private static final int ANSWERS = 5;
    private static final int ENOUGH = 20;
    private static final Duration SETTLING = Duration.ofSeconds(3);

    /** By which a call reaches its service. */
    private enum Way {
        DIRECT,
        NGINX,
        GATEWAY
    }

    private final Platform platform;
    private final Api api;
    private final Bench.Extent extent;
    private final Documents documents = new Documents(ANSWERS, "counter-of-the-gateway");

    GatewayBenchmark(Platform platform, Bench.Extent extent) {
        this.platform = platform;
        this.api = new Api(platform.url(), platform.key());
        this.extent = extent;
    }

    void run() throws IOException, InterruptedException {
        String path = documents.link(platform, api).getPath();
        for (int i = 0; i < ENOUGH; i++) { // or no score would show
            api.post(path.substring("/api/v1".length()), documents.response());
        }
        awaitScore();
        try (Nginx nginx = Nginx.before(platform.service(Service.SCORING).url(), platform.service(Service.SURVEY).url())) {
            measure("reading a score", way -> read(nginx, way));
            measure("posting a response", way -> post(nginx, way, path));
        }
    }

    private void awaitScore() throws InterruptedException {
        while (true) {
            JsonNode items = api.get("/scores?metric=nps&touchpoint=" + documents.touchpoint()).get("items");
            if (!items.isEmpty() && items.get(0).path("n").intValue() >= ENOUGH) {
                return;
            }
            Thread.sleep(5);
        }
    }

    /** The gateway is shown the key, the service what the gateway would have made of it. */
    private Load read(Nginx nginx, Way way) {
        URI score = at(nginx, way, Service.SCORING, "/api/v1/scores?metric=nps&touchpoint=" + documents.touchpoint());
        byte[] request = KeptConnection.get(score, way == Way.GATEWAY ? "Bearer " + platform.key()
                : platform.bearer(Service.SCORING, Platform.TENANT, Set.of("scores:read")));
        return new Load(score, 200, () -> request);
    }

    /** Respondents have no key: the gateway counts by address, and says to the service that it is a respondent who comes. */
    private Load post(Nginx nginx, Way way, String path) {
        URI responses = at(nginx, way, Service.SURVEY, path);
        byte[] request = KeptConnection.post(responses,
                way == Way.GATEWAY ? null : platform.bearer(Service.SURVEY, "", Set.of("public")), documents.response());
        return new Load(responses, 201, () -> request);
    }

    private URI at(Nginx nginx, Way way, Service service, String path) {
        return URI.create(switch (way) {
            case DIRECT -> platform.service(service).url();
            case NGINX -> nginx.url();
            case GATEWAY -> platform.url();
        } + path);
    }

    private void measure(String what, Function<Way, Load> calls) throws InterruptedException {
        System.out.printf("%n%s: warming up%n", what);
        calls.apply(Way.GATEWAY).flatOut(CONNECTIONS[1], extent.warmUp());
        double slowest = 0;
        for (int connections : CONNECTIONS) {
            slowest = compare(calls, connections);
        }
        added(calls, slowest / 2);
    }

    /** @return calls per second by the slowest of the three ways */
    private double compare(Function<Way, Load> calls, int connections) throws InterruptedException {
        List<Double> ratios = new ArrayList<>();
        List<Double> slowest = new ArrayList<>();
        for (int round = 0; round < extent.rounds(); round++) {
            Map<Way, Load.Result> of = inTurn(round, way -> calls.apply(way).flatOut(connections, extent.time()));
            double direct = of.get(Way.DIRECT).perSecond();
            double nginx = of.get(Way.NGINX).perSecond();
            double gateway = of.get(Way.GATEWAY).perSecond();
            ratios.add(gateway / nginx);
            slowest.add(Math.min(direct, Math.min(nginx, gateway)));
            System.out.printf(
                    "%3d connections: direct %6.0f/s, nginx %6.0f/s, gateway %6.0f/s (%s refused), ratio to nginx %.2f%n",
                    connections, direct, nginx, gateway, refused(of), gateway / nginx);
        }
        System.out.printf("%3d connections: median ratio to nginx %.2f%n", connections, median(ratios));
        return median(slowest);
    }

    private void added(Function<Way, Load> calls, double rate) throws InterruptedException {
        List<Double> toNginx = new ArrayList<>();
        List<Double> toDirect = new ArrayList<>();
        for (int round = 0; round < extent.rounds(); round++) {
            Map<Way, Load.Result> of = inTurn(round, way -> {
                calls.apply(way).atRate(CONNECTIONS[1], SETTLING, rate);
                return calls.apply(way).atRate(CONNECTIONS[1], extent.time(), rate);
            });
            double gateway = of.get(Way.GATEWAY).millis(0.99);
            toNginx.add(gateway - of.get(Way.NGINX).millis(0.99));
            toDirect.add(gateway - of.get(Way.DIRECT).millis(0.99));
            of.forEach(
                    (way, result) -> System.out.printf("at %.0f/s (half, open loop): %-7s p50 %6.1f ms, p99 %6.1f ms%n", rate,
                            way.name().toLowerCase(Locale.ROOT), result.millis(0.5), result.millis(0.99)));
            System.out.printf("at %.0f/s (half, open loop): %s refused%n", rate, refused(of));
        }
        System.out.printf("at %.0f/s: median p99 of the gateway beyond nginx's %.1f ms, beyond direct %.1f ms%n", rate,
                median(toNginx), median(toDirect));
    }

    private interface Measured {
        Load.Result by(Way way) throws InterruptedException;
    }

    /** Another one begins in each round: what is measured later has more rows before it, and warmer code. */
    private static Map<Way, Load.Result> inTurn(int round, Measured measured) throws InterruptedException {
        Map<Way, Load.Result> results = new EnumMap<>(Way.class);
        Way[] ways = Way.values();
        for (int i = 0; i < ways.length; i++) {
            Way way = ways[(round + i) % ways.length];
            results.put(way, measured.by(way));
        }
        return results;
    }

    /** In the same order: what a service refuses that has too much to do comes through every one of them. */
    private static String refused(Map<Way, Load.Result> results) {
        return results.values().stream().map(result -> String.valueOf(result.refused())).collect(Collectors.joining(", "));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
