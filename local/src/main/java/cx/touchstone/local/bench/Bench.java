package cx.touchstone.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import cx.touchstone.local.CannotStart;
import cx.touchstone.local.Platform;
import cx.touchstone.local.ServiceProcess;

/** Measures the platform beside what PostgreSQL does by itself, on a platform of its own that is gone afterwards. */
public final class Bench {

    private static final String USAGE = """
            ./touchstone bench [collect] [import] [--seconds 15] [--warm-up 75] [--rounds 3] [--rows 1000000]
              collect, import  measure only that; both unless told
              --seconds        of each measurement of collecting
              --warm-up        seconds, until the services are translated as after their first minutes
              --rounds         of collecting and its yardstick in turn; the median counts
              --rows           of the imported files""";
    private static final int PORT = 18_080;
    /** As little as it says it needs; one sender may send all it can. */
    private static final Map<String, String> SETTINGS = Map.of(ServiceProcess.HEAP, "256m",
            "TOUCHSTONE_COLLECTION_RATE_PER_MINUTE", "1000000000", "TOUCHSTONE_COLLECTION_RATE_BURST", "1000000000");

    /** How much is measured. */
    record Extent(boolean collect, boolean imports, Duration time, Duration warmUp, int rounds, int rows) {

        static Extent of(String[] arguments) {
            List<String> named = Stream.of(arguments).filter(name -> !name.startsWith("--") && !name.matches("\\d+")).toList();
            if (!List.of("collect", "import").containsAll(named)) {
                throw new CannotStart(USAGE);
            }
            return new Extent(named.isEmpty() || named.contains("collect"), named.isEmpty() || named.contains("import"),
                    Duration.ofSeconds(number(arguments, "--seconds", 15)),
                    Duration.ofSeconds(number(arguments, "--warm-up", 75)), number(arguments, "--rounds", 3),
                    number(arguments, "--rows", 1_000_000));
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
            if (extent.collect()) {
                Pgbench.mustBeThere();
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
        if (extent.collect()) {
            new CollectingBenchmark(platform, extent).run();
        }
        if (extent.imports()) {
            new ImportBenchmark(platform, extent.rows()).run();
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
