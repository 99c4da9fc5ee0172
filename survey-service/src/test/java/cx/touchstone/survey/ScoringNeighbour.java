package cx.touchstone.survey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * A neighbour over real HTTP that takes observations, and events; it can be told to be away, and refuses metrics that it does
 * not know.
 */
public class ScoringNeighbour implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<JsonNode> TAKEN = new CopyOnWriteArrayList<>();
    private static final List<JsonNode> HEARD = new CopyOnWriteArrayList<>();
    private static volatile boolean away;
    private static volatile int most = Integer.MAX_VALUE;
    private static volatile String heldUp = "";
    private static volatile CountDownLatch held = new CountDownLatch(0);

    private HttpServer server;

    public static void goesAway() {
        away = true;
    }

    public static void isBack() {
        away = false;
    }

    /** More observations than that are too large for one call. */
    public static void takesAtMost(int observations) {
        most = observations;
    }

    /** Lets calls wait that bring observations of a channel. */
    public static void holdsUp(String channel) {
        heldUp = channel;
        held = new CountDownLatch(1);
    }

    public static void letsGo() {
        held.countDown();
    }

    /** The observations of one response, each as often as it was delivered. */
    public static List<JsonNode> observationsOf(String response) {
        return TAKEN.stream().filter(observation -> observation.get("id").textValue().startsWith(response)).toList();
    }

    /** What the gateway was told of one response, in that order. */
    public static List<JsonNode> eventsOf(String response) {
        return HEARD.stream().filter(event -> event.get("object").textValue().equals(response)).toList();
    }

    /** What counts of one response in the end: of each answer the highest revision, unless that is a retraction. */
    public static Map<String, Integer> countedOf(String response) {
        Map<String, JsonNode> highest = new TreeMap<>();
        observationsOf(response).forEach(told -> highest.merge(told.get("id").textValue().substring(response.length() + 1),
                told, (a, b) -> a.path("revision").asInt() >= b.path("revision").asInt() ? a : b));
        highest.values().removeIf(told -> told.path("retracted").asBoolean());
        Map<String, Integer> counted = new TreeMap<>();
        highest.forEach((answer, told) -> counted.put(answer, told.get("value").intValue()));
        return counted;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/v1/observations", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        server.createContext("/gateway/internal/events", this::hear);
        String url = "http://localhost:" + server.getAddress().getPort();
        return Map.of("quarkus.rest-client.scoring.url", url, "quarkus.rest-client.gateway.url", url + "/gateway");
    }

    /** The gateway, which is always there, stands beside it. */
    private void hear(HttpExchange exchange) throws IOException {
        JSON.readTree(exchange.getRequestBody()).get("events").forEach(HEARD::add);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonNode batch = JSON.readTree(exchange.getRequestBody());
        if (away || batch.get("observations").size() > most) {
            exchange.sendResponseHeaders(away ? 503 : 413, -1);
            exchange.close();
            return;
        }
        if (heldUp.equals(batch.at("/observations/0/channel").asText())) {
            awaitRelease();
        }
        ArrayNode results = JSON.createArrayNode();
        for (JsonNode observation : batch.get("observations")) {
            boolean known = !observation.path("metric").asText().startsWith("unknown");
            ObjectNode result = results.addObject().put("id", observation.get("id").textValue())
                    .put("outcome", known ? "accepted" : "refused");
            if (known) {
                TAKEN.add(observation);
            } else {
                result.putArray("errors").addObject().put("code", "unknown-metric");
            }
        }
        byte[] answer = JSON.createObjectNode().set("results", results).toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(207, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static void awaitRelease() throws IOException {
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
