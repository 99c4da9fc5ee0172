package cx.touchstone.scoring.stream;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import cx.touchstone.kit.testing.Caller;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

/** Somebody who listens to scores, as a browser does. */
final class Ear implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> answer;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Ear(HttpResponse<InputStream> answer) {
        this.answer = answer;
    }

    /** @param query of the scores, with its question mark */
    static Ear listening(String tenant, String query) {
        try {
            var ear = new Ear(HTTP.send(HttpRequest
                    .newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/v1/scores/stream" + query))
                    .header("Authorization", Caller.bearer(tenant, "scores:read")).header("Accept-Encoding", "gzip").build(),
                    BodyHandlers.ofInputStream()));
            Thread.ofVirtual().start(ear::hear);
            return ear;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void hear() {
        try (var reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
            lines.add("over");
        } catch (IOException | UncheckedIOException e) {
            lines.add("closed");
        }
    }

    HttpResponse<?> answer() {
        return answer;
    }

    List<String> lines() {
        return lines;
    }

    /** The scores that were told so far. */
    List<JsonPath> scores() {
        return lines.stream().filter(line -> line.startsWith("data:")).map(line -> JsonPath.from(line.substring(5))).toList();
    }

    /** The score told so many scores after the first. */
    JsonPath score(int index) {
        eventually(() -> assertTrue(scores().size() > index, lines::toString));
        return scores().get(index);
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
