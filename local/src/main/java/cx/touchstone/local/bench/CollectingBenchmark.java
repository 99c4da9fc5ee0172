package cx.touchstone.local.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.local.Api;
import cx.touchstone.local.CannotStart;
import cx.touchstone.local.Platform;

/**
 * How many responses per second the platform accepts through its gateway, as a ratio to what pgbench does with the same two
 * inserts; and how long an accepted answer takes to show in its score, while others come in at half that speed.
 */
public final class CollectingBenchmark {

    private static final int[] CONNECTIONS = { 20, 128 };
    private static final String RESPONSE = """
            {"answers":{"satisfied":5,"recommend":9,"why":"Quick and friendly"},"channel":"web","locale":"en"}""";
    private static final String ANSWERS = """
            {"satisfied":5,"recommend":9,"why":"Quick and friendly"}""";
    private static final String OBSERVATION = """
            {"source":"survey-service","id":"0197a3cc-2d3e-7f40-9152-637485960718/satisfied","metric":"csat","value":5,\
            "weight":1,"observedAt":"2026-11-21T10:00:00.000000Z","touchpoint":"counter","channel":"web"}""";
    private static final int ROUNDS = 3;
    private static final int PROBES = 200;

    private static final int PORT = 18_080;
    /** Of each measurement. */
    private static final Duration TIME = Duration.ofSeconds(15);

    /**
     * Until the services run as they run after their first minutes: translated by the second compiler, which shares the cores.
     */
    private static final Duration WARM_UP = Duration.ofSeconds(75);

    private CollectingBenchmark() {
    }

    /** Starts a platform of its own, measures, prints, and cleans up. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        try {
            new CollectingBenchmark().run(Path.of(System.getProperty("touchstone.root", "")).toAbsolutePath());
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void run(Path root) throws IOException, InterruptedException, SQLException {
        Path data = Files.createTempDirectory(Files.createDirectories(root.resolve("local/target")), "bench");
        try (Platform platform = Platform.start(root, data, PORT, null, System.out::println)) {
            Api api = new Api(platform.url(), platform.key());
            Load load = new Load(link(platform, api, "counter"), RESPONSE);
            Pgbench pgbench = new Pgbench(platform.postgres(), ANSWERS, "[" + OBSERVATION + "," + OBSERVATION + "]");
            System.out.println("warming up");
            load.flatOut(CONNECTIONS[1], WARM_UP);
            double fastest = 0;
            for (int connections : CONNECTIONS) {
                fastest = compare(load, pgbench, connections);
            }
            freshness(platform, api, load, fastest / 2);
        } finally {
            delete(data);
        }
    }

    private double compare(Load load, Pgbench pgbench, int connections) throws IOException, InterruptedException {
        List<Double> ratios = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double yardstick = pgbench.run(connections, TIME);
            Load.Result ours = load.flatOut(connections, TIME);
            ratios.add(ours.perSecond() / yardstick);
            rates.add(ours.perSecond());
            System.out.printf("%3d connections: pgbench %6.0f/s, responses accepted %6.0f/s (%d refused), ratio %.2f%n",
                    connections,
                    yardstick, ours.perSecond(), ours.refused(), ours.perSecond() / yardstick);
        }
        System.out.printf("%3d connections: median ratio %.2f%n", connections, median(ratios));
        return median(rates);
    }

    private void freshness(Platform platform, Api api, Load load, double rate) throws InterruptedException {
        URI probe = link(platform, api, "probe");
        Api respondent = new Api(platform.url(), platform.key());
        String path = probe.getPath().substring("/api/v1".length());
        // Below the anonymity threshold nothing shows.
        for (int i = 0; i < 5; i++) {
            respondent.post(path, RESPONSE);
        }
        awaitCount(api, 5);
        Thread others = Thread.ofVirtual().start(() -> {
            try {
                load.atRate(CONNECTIONS[1], Duration.ofDays(1), rate);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Thread.sleep(5_000);
        double[] millis = new double[PROBES];
        for (int i = 0; i < PROBES; i++) {
            respondent.post(path, RESPONSE);
            long accepted = System.nanoTime();
            awaitCount(api, 6 + i);
            millis[i] = (System.nanoTime() - accepted) / 1e6;
        }
        others.interrupt();
        Arrays.sort(millis);
        System.out.printf("accepted to visible at %.0f responses/s (half): p50 %.0f ms, p99 %.0f ms, slowest %.0f ms of %d%n",
                rate,
                millis[PROBES / 2], millis[PROBES * 99 / 100], millis[PROBES - 1], PROBES);
    }

    private static void awaitCount(Api api, int count) throws InterruptedException {
        while (true) {
            JsonNode items = api.get("/scores?metric=csat&touchpoint=probe").get("items");
            if (!items.isEmpty() && items.get(0).path("n").intValue() >= count) {
                return;
            }
            Thread.sleep(5);
        }
    }

    /** A survey at a touchpoint, asked behind a link; where its answers go. */
    private static URI link(Platform platform, Api api, String touchpoint) {
        String survey = api.post("/surveys", """
                {"name": "Benchmark", "questions": [
                  {"key": "satisfied", "type": "csat", "text": {"en": "Satisfied?"}, "required": true, "touchpoint": "%1$s"},
                  {"key": "recommend", "type": "nps", "text": {"en": "Recommend?"}, "touchpoint": "%1$s"},
                  {"key": "why", "type": "open-text", "text": {"en": "Why?"}}]}""".formatted(touchpoint)).get("id").textValue();
        api.post("/surveys/" + survey + "/versions", null);
        String link = api.post("/surveys/" + survey + "/links", null).get("link").textValue();
        return URI.create(platform.url() + "/api/v1/public/surveys/" + link + "/responses");
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
