package cx.touchstone.local;

import static java.util.Map.entry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Lends the running platform to the stories: started once for all of them, by the very starter that people use. */
public class ThePlatform implements ParameterResolver {

    /** Of the repository. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    /** Is told of all that stories leave. */
    static final Collector COLLECTOR = new Collector();
    /** What is done every so often is done every second, and what was under way in a crash is taken up soon. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(entry("TOUCHSTONE_PARTIAL_EXPIRE_EVERY", "PT1S"),
            entry("TOUCHSTONE_ANONYMISATION_EVERY", "PT1S"), entry("TOUCHSTONE_RETENTION_EVERY", "PT1S"),
            entry("TOUCHSTONE_OUTBOX_LEASE", "PT5S"), entry("TOUCHSTONE_OIDC_SKEW", "PT1S"),
            entry("TOUCHSTONE_OIDC_KEYS_PAUSE", "PT1S"), entry("TOUCHSTONE_WEBHOOKS_FIRST_PAUSE", "PT0.2S"),
            entry("TOUCHSTONE_WEBHOOKS_LONGEST_PAUSE", "PT1S"), entry("TOUCHSTONE_WEBHOOKS_LEASE", "PT5S"),
            entry("LOG_JSON", "true"), entry("OTEL_EXPORTER_OTLP_ENDPOINT", COLLECTOR.url()));
    private static final List<String> METRICS = List.of("nps", "enps", "csat", "ces", "ces_7", "empathy");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent(Platform.class, type -> start(),
                Platform.class);
    }

    private static Platform start() {
        try {
            Path data = Files.createDirectories(Path.of("target", "stories").toAbsolutePath());
            Platform platform = Platform.start(ROOT, Files.createTempDirectory(data, "platform"), freePorts(), null, SETTINGS,
                    System.out::println);
            withAFewAnswersElsewhere(platform);
            return platform;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Four answers on each metric at each of two places, too few to be shown, and five at a third one, which is withheld
     * whenever
     * others are. Otherwise the few that one story leaves would withhold the score of the next: by subtraction they could be
     * told.
     */
    private static void withAFewAnswersElsewhere(Platform platform) {
        String answers = METRICS.stream()
                .flatMap(metric -> IntStream.range(0, 13).mapToObj(i -> """
                        {"source": "stories", "id": "%1$s-%2$d", "metric": "%1$s", "value": 4, "touchpoint": "%3$s",
                         "observedAt": "%4$s"}""".formatted(metric, i, i < 8 ? "elsewhere-" + i % 2 : "0-elsewhere",
                        Instant.now())))
                .collect(Collectors.joining(",", "{\"observations\": [", "]}"));
        new Api(platform.url(), platform.key()).post("/observations", answers);
    }

    /** The first of as many free ports in a row as a platform needs, below those that the system lends by itself. */
    static int freePorts() {
        while (true) {
            int first = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            int free = 0;
            while (free < Service.PORTS && isFree(first + free)) {
                free++;
            }
            if (free == Service.PORTS) {
                return first;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
