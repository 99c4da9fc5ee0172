package cx.touchstone.journey.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * A neighbour over real HTTP that takes measurement plans, personas and observations, knows scores, and can be told to be away
 * or
 * to refuse.
 */
public class ScoringNeighbour implements QuarkusTestResourceLifecycleManager {

    /** One call. */
    public record Taken(String path, String bearer, String body) {
    }

    /** Where survey-service stands beside it. */
    public static final String SURVEYS = "/surveys";
    public static final List<Taken> TAKEN = new CopyOnWriteArrayList<>();
    /** Where the gateway stands beside it, which always takes events. */
    private static final String GATEWAY = "/gateway";
    public static final List<JsonNode> EVENTS = new CopyOnWriteArrayList<>();
    public static volatile int answer = 204;
    /** Of each observation what counts: that of the highest revision. */
    public static final Map<String, JsonNode> COUNTED = new ConcurrentHashMap<>();
    /** How many observations are taken though nobody learns of it. */
    public static final AtomicInteger LOST_ANSWERS = new AtomicInteger();
    /** What was observed before this time is refused. */
    public static volatile String keptFrom = "2000";
    /** What is answered to questions about scores. */
    public static volatile String scores = "{\"items\": []}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/", ScoringNeighbour::take);
        server.createContext(SURVEYS + "/internal/", ScoringNeighbour::take);
        server.createContext("/api/v1/journey-scores/", exchange -> {
            byte[] scores = "{\"score\": 87.4, \"touchpoints\": [{\"key\": \"wifi\", \"score\": 87.4, \"n\": 12}, {\"key\": \"art\"}]}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer, answer == 200 ? scores.length : -1);
            if (answer == 200) {
                exchange.getResponseBody().write(scores);
            }
            exchange.close();
        });
        server.createContext("/api/v1/observations", exchange -> {
            JsonNode batch = JSON.readTree(exchange.getRequestBody());
            if (answer >= 400) {
                say(exchange, answer, "");
                return;
            }
            StringBuilder results = new StringBuilder();
            batch.get("observations").forEach(observation -> {
                COUNTED.merge(observation.get("id").asText(), observation,
                        (before, now) -> before.path("revision").asInt() > now.path("revision").asInt() ? before : now);
                results.append(results.isEmpty() ? "" : ",").append("{\"id\": ").append(observation.get("id"))
                        .append(observation.path("observedAt").asText("9").compareTo(keptFrom) >= 0
                                ? ", \"outcome\": \"accepted\"}"
                                : ", \"outcome\": \"refused\", \"errors\": [{\"code\": \"before-retention\"}]}");
            });
            say(exchange, LOST_ANSWERS.getAndUpdate(n -> Math.max(0, n - 1)) > 0 ? 500 : 207,
                    "{\"results\": [" + results + "]}");
        });
        server.createContext("/api/v1/scores", exchange -> {
            TAKEN.add(
                    new Taken(exchange.getRequestURI().toString(), exchange.getRequestHeaders().getFirst("Authorization"), ""));
            say(exchange, answer >= 400 ? answer : 200, scores);
        });
        server.createContext("/api/v1/metrics", ScoringNeighbour::catalogue);
        server.createContext("/api/v1/metrics/", exchange -> {
            boolean lower = exchange.getRequestURI().getPath().endsWith("_time");
            say(exchange, answer >= 400 ? answer : 200,
                    "{\"key\": \"any\", \"direction\": \"" + (lower ? "lower" : "higher") + "-is-better\"}");
        });
        server.createContext(GATEWAY + "/internal/events", exchange -> {
            JSON.readTree(exchange.getRequestBody()).get("events").forEach(EVENTS::add);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        String here = "http://localhost:" + server.getAddress().getPort();
        return Map.of("quarkus.rest-client.scoring.url", here, "quarkus.rest-client.survey.url", here + SURVEYS,
                "quarkus.rest-client.gateway.url", here + GATEWAY);
    }

    /** Every metric that it is asked for, with scores from −5 to 10, but for those that begin with "no_". */
    private static void catalogue(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().getQuery();
        TAKEN.add(new Taken(exchange.getRequestURI().toString(), exchange.getRequestHeaders().getFirst("Authorization"), ""));
        String items = Pattern.compile("key=([a-z0-9_]+)").matcher(asked).results().map(found -> found.group(1))
                .filter(key -> !key.startsWith("no_"))
                .map(key -> """
                        {"key": "%s", "direction": "higher-is-better", "aggregation": {"type": "%s"},
                         "scores": {"low": -5, "high": 10}}"""
                        .formatted(key, key.equals("clv") ? "customer-value" : "mean"))
                .collect(Collectors.joining(","));
        say(exchange, answer >= 400 ? answer : 200, "{\"items\": [" + items + "]}");
    }

    private static void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes());
        if (answer == 204) {
            TAKEN.add(new Taken(exchange.getRequestURI().getPath(), exchange.getRequestHeaders().getFirst("Authorization"),
                    body));
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
