package cx.touchstone.journey.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * A neighbour over real HTTP that takes measurement plans and personas, knows scores, and can be told to be away or to refuse.
 */
public class ScoringNeighbour implements QuarkusTestResourceLifecycleManager {

    /** One call. */
    public record Taken(String path, String bearer, String body) {
    }

    public static final List<Taken> TAKEN = new CopyOnWriteArrayList<>();
    public static volatile int answer = 204;

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
        server.start();
        return Map.of("quarkus.rest-client.scoring.url", "http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
