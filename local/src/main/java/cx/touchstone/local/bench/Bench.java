package cx.touchstone.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cx.touchstone.local.CannotStart;
import cx.touchstone.local.Platform;
import cx.touchstone.local.ServiceProcess;

/**
 * Measures the platform beside what PostgreSQL and nginx do by themselves, on a platform of its own that is gone afterwards.
 */
public final class Bench {

    private static final String USAGE = """
            ./touchstone bench [collect] [import] [score] [gateway] [--seconds 15] [--warm-up 75] [--rounds 3] [--rows 1000000]
                    [--observations 10000,1000000,10000000]
              collect, import, score, gateway  measure only that; all unless told
              --seconds        of each measurement of collecting, of taking observations and of the gateway
              --warm-up        seconds, until the services are translated as after their first minutes
              --rounds         of what is measured and its yardstick in turn; the median counts
              --rows           of the imported files
              --observations   there are when scores are read, growing""";
    private static final Set<String> PARTS = Set.of("collect", "import", "score", "gateway");
    private static final int PORT = 18_080;
    /** As little as it says it needs; one sender may send all it can. */
    private static final Map<String, String> SETTINGS = Map.of(ServiceProcess.HEAP, "256m",
            "TOUCHSTONE_COLLECTION_RATE_PER_MINUTE", "1000000000", "TOUCHSTONE_COLLECTION_RATE_BURST", "1000000000",
            "TOUCHSTONE_LIMITS_KEY_PER_MINUTE", "1000000000", "TOUCHSTONE_LIMITS_KEY_BURST", "1000000000",
            "TOUCHSTONE_LIMITS_TENANT_PER_MINUTE", "1000000000", "TOUCHSTONE_LIMITS_TENANT_BURST", "1000000000",
            "TOUCHSTONE_LIMITS_ADDRESS_PER_MINUTE", "1000000000", "TOUCHSTONE_LIMITS_ADDRESS_BURST", "1000000000");

    /**
     * How much is measured.
     *
     * @param parts some of {@link #PARTS}
     */
    record Extent(Set<String> parts, Duration time, Duration warmUp, int rounds, int rows, List<Long> observations) {

        static Extent of(String[] arguments) {
            Set<String> named = Stream.of(arguments).filter(name -> !name.startsWith("--") && !name.matches("[\\d,]+"))
                    .collect(Collectors.toSet());
            if (!PARTS.containsAll(named)) {
                throw new CannotStart(USAGE);
            }
            return new Extent(named.isEmpty() ? PARTS : named, Duration.ofSeconds(number(arguments, "--seconds", 15)),
                    Duration.ofSeconds(number(arguments, "--warm-up", 75)), number(arguments, "--rounds", 3),
                    number(arguments, "--rows", 1_000_000), numbers(arguments, "--observations", "10000,1000000,10000000"));
        }

        boolean has(String part) {
            return parts.contains(part);
        }

        private static List<Long> numbers(String[] arguments, String option, String usual) {
            int at = List.of(arguments).indexOf(option);
            String given = at < 0 ? usual : at + 1 == arguments.length ? "" : arguments[at + 1];
            if (!given.matches("[1-9]\\d{0,8}(,[1-9]\\d{0,8})*")) {
                throw new CannotStart(option + " needs numbers such as " + usual + ".\n" + USAGE);
            }
            return Stream.of(given.split(",")).map(Long::valueOf).sorted().toList();
        }

        private static int number(String[] arguments, String option, int usual) {
            int at = List.of(arguments).indexOf(option);
            if (at >= 0 && (at + 1 == arguments.length || !arguments[at + 1].matches("[1-9]\\d{0,8}"))) {
                throw new CannotStart(option + " needs a number.\n" + USAGE);
            }
            return at < 0 ? usual : Integer.parseInt(arguments[at + 1]);
        }
    }

    private Bench() {
    }

    /** Measures, prints, and cleans up. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        try {
            Extent extent = Extent.of(arguments);
            if (extent.has("collect") || extent.has("score")) {
                Pgbench.mustBeThere();
            }
            if (extent.has("gateway")) {
                Nginx.mustBeThere();
            }
            run(Path.of(System.getProperty("touchstone.root", "")).toAbsolutePath(), extent);
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        System.exit(0); // watching memory leaves threads behind
    }

    private static void run(Path root, Extent extent) throws IOException, InterruptedException, SQLException {
        Path data = Files.createTempDirectory(Files.createDirectories(root.resolve("local/target")), "bench");
        Platform platform = Platform.start(root, data, PORT, null, SETTINGS, System.out::println);
        // Also when somebody loses patience: a database must not be left behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(platform, data)));
        if (extent.has("collect")) {
            new CollectingBenchmark(platform, extent).run();
        }
        if (extent.has("import")) {
            new ImportBenchmark(platform, extent.rows()).run();
        }
        if (extent.has("score")) {
            new ScoringBenchmark(platform, extent).run();
        }
        if (extent.has("gateway")) {
            new GatewayBenchmark(platform, extent).run();
        }
    }

    private static void end(Platform platform, Path data) {
        try {
            platform.close();
            delete(data);
        } catch (IOException e) {
            System.err.println(data + " could not be removed: " + e.getMessage());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
