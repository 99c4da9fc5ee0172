package cx.touchstone.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The public API, as any caller uses it. */
public final class Api {

    /** An answer that was not the wished one. */
    public static final class Refused extends RuntimeException {
        private final int status;

        Refused(String call, int status, String body) {
            super(call + " was answered " + status + ": " + body);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String base;
    private final String key;

    public Api(String url, String key) {
        this.base = url + "/api/v1";
        this.key = key;
    }

    public JsonNode get(String path) {
        return send("GET", path, BodyPublishers.noBody(), "application/json");
    }

    public JsonNode post(String path, Object body) {
        return send("POST", path, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()),
                "application/json");
    }

    /** Streams a file. */
    public JsonNode put(String path, String type, java.util.function.Supplier<InputStream> content) {
        return send("PUT", path, BodyPublishers.ofInputStream(content), type);
    }

    private JsonNode send(String method, String path, BodyPublisher body, String type) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + key)
                .header("Content-Type", type).timeout(Duration.ofMinutes(10)).method(method, body).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new Refused(method + " " + path, answer.statusCode(), answer.body());
            }
            return answer.body().isEmpty() ? json.missingNode() : json.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
