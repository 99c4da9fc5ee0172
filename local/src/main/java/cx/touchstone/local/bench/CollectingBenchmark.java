package cx.touchstone.local.bench;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.local.Api;
import cx.touchstone.local.Platform;

/**
 * How many responses per second the platform accepts through its gateway, as a ratio to what pgbench does with the same two
 * inserts; how long one is waited for, and how long until it shows in its score, while others come in at half of that speed.
 */
final class CollectingBenchmark {

    private static final int[] CONNECTIONS = { 20, 128 };
    private static final int[] ANSWERS = { 5, 30 };
    private static final int PROBES = 200;
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final Platform platform;
    private final Api api;
    private final Bench.Extent extent;

    CollectingBenchmark(Platform platform, Bench.Extent extent) {
        this.platform = platform;
        this.api = new Api(platform.url(), platform.key());
        this.extent = extent;
    }

    void run() throws IOException, InterruptedException, SQLException {
        boolean warm = false;
        for (int answers : ANSWERS) {
            Documents documents = new Documents(answers, "counter-" + answers);
            Load load = new Load(documents.link(platform, api), documents.response());
            Pgbench pgbench = new Pgbench(platform.postgres(), documents.answered(), documents.observations());
            System.out.printf("%nresponses of %d answers, %d bytes: warming up%n", answers, documents.response().length());
            load.flatOut(CONNECTIONS[1], warm ? extent.warmUp().dividedBy(3) : extent.warmUp());
            warm = true;
            double fastest = 0;
            for (int connections : CONNECTIONS) {
                fastest = compare(load, pgbench, connections);
            }
            latency(load, fastest / 2);
            freshness(load, fastest / 2, new Documents(answers, "probe-" + answers));
        }
    }

    private double compare(Load load, Pgbench pgbench, int connections) throws IOException, InterruptedException {
        List<Double> ratios = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < extent.rounds(); round++) {
            double yardstick = pgbench.run(connections, extent.time());
            Load.Result ours = load.flatOut(connections, extent.time());
            ratios.add(ours.perSecond() / yardstick);
            rates.add(ours.perSecond());
            System.out.printf("%3d connections: pgbench %6.0f/s, responses accepted %6.0f/s (%d refused), ratio %.2f%n",
                    connections, yardstick, ours.perSecond(), ours.refused(), ours.perSecond() / yardstick);
        }
        System.out.printf("%3d connections: median ratio %.2f%n", connections, median(ratios));
        return median(rates);
    }

    private void latency(Load load, double rate) throws InterruptedException {
        load.atRate(CONNECTIONS[1], SETTLING, rate);
        Load.Result result = load.atRate(CONNECTIONS[1], extent.time().multipliedBy(2), rate);
        System.out.printf(
                "at %.0f responses/s (half, open loop): answered after p50 %.1f ms, p99 %.1f ms, slowest %.0f ms of %d"
                        + " (%d refused)%n",
                rate, result.millis(0.5), result.millis(0.99), result.millis(1), result.nanos().length,
                result.refused());
    }

    private void freshness(Load load, double rate, Documents probe) throws InterruptedException {
        URI target = probe.link(platform, api);
        String path = target.getPath().substring("/api/v1".length());
        // Below the anonymity threshold nothing shows.
        for (int i = 0; i < 5; i++) {
            api.post(path, probe.response());
        }
        awaitCount(probe, 5);
        Thread others = Thread.ofVirtual().start(() -> {
            try {
                load.atRate(CONNECTIONS[1], Duration.ofDays(1), rate);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Thread.sleep(SETTLING);
        double[] millis = new double[PROBES];
        for (int i = 0; i < PROBES; i++) {
            api.post(path, probe.response());
            long accepted = System.nanoTime();
            awaitCount(probe, 6 + i);
            millis[i] = (System.nanoTime() - accepted) / 1e6;
        }
        others.interrupt();
        others.join();
        Arrays.sort(millis);
        System.out.printf("accepted to visible at %.0f responses/s (half): p50 %.0f ms, p99 %.0f ms, slowest %.0f ms of %d%n",
                rate, millis[PROBES / 2], millis[PROBES * 99 / 100], millis[PROBES - 1], PROBES);
    }

    /** Each answer of the probe that is an nps counts once for the touchpoint. */
    private void awaitCount(Documents probe, int responses) throws InterruptedException {
        int each = (probe.answers() + 3) / 5;
        while (true) {
            JsonNode items = api.get("/scores?metric=nps&touchpoint=" + probe.touchpoint()).get("items");
            if (!items.isEmpty() && items.get(0).path("n").intValue() >= responses * each) {
                return;
            }
            Thread.sleep(5);
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
