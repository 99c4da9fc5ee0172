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

    public static final List<Taken> TAKEN = new CopyOnWriteArrayList<>();
    public static volatile int answer = 204;
    /** Of each observation what counts: that of the highest revision. */
    public static final Map<String, JsonNode> COUNTED = new ConcurrentHashMap<>();
    /** How many observations are taken though nobody learns of it. */
    public static final AtomicInteger LOST_ANSWERS = new AtomicInteger();
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
        server.createContext("/internal/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes());
            if (answer == 204) {
                TAKEN.add(new Taken(exchange.getRequestURI().getPath(),
                        exchange.getRequestHeaders().getFirst("Authorization"), body));
            }
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
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
                        .append(", \"outcome\": \"accepted\"}");
            });
            say(exchange, LOST_ANSWERS.getAndUpdate(n -> Math.max(0, n - 1)) > 0 ? 500 : 207,
                    "{\"results\": [" + results + "]}");
        });
        server.createContext("/api/v1/scores", exchange -> {
            TAKEN.add(
                    new Taken(exchange.getRequestURI().toString(), exchange.getRequestHeaders().getFirst("Authorization"), ""));
            say(exchange, answer >= 400 ? answer : 200, scores);
        });
        server.createContext("/api/v1/metrics/", exchange -> {
            boolean lower = exchange.getRequestURI().getPath().endsWith("_time");
            say(exchange, answer >= 400 ? answer : 200,
                    "{\"key\": \"any\", \"direction\": \"" + (lower ? "lower" : "higher") + "-is-better\"}");
        });
        server.start();
        return Map.of("quarkus.rest-client.scoring.url", "http://localhost:" + server.getAddress().getPort());
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
