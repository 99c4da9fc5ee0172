package cx.touchstone.gateway.overview;

import static cx.touchstone.gateway.Neighbourhood.behave;

import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import cx.touchstone.gateway.Neighbourhood;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** What the services say of one journey, while a test lets them. */
public final class Airport implements AutoCloseable {

    public static final UUID JOURNEY = UUID.fromString("0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071");
    private static final String MAP = """
            {"journeyId": "%s", "version": 3, "name": "Our <airport>", "goal": "Board at ease", "kind": "as-is", "personas": [],
             "stages": [{"key": "inside", "name": "Inside", "touchpoints": [
              {"key": "wifi", "name": "Wi-Fi & more", "channels": ["web"], "volume": 180000, "importance": 60, "tools": ["x"]},
              {"key": "food", "name": "Food", "channels": [], "importance": 20},
              {"key": "train", "name": "Train", "channels": [], "importance": 20}]}],
             "publishedAt": "2017-05-02T09:30:00Z"}""".formatted(JOURNEY);
    private static final String SCORES = """
            {"journeyId": "%s", "name": "Our airport", "version": 3, "period": {"from": "2017-05-01", "to": "2017-05-31"},
             "score": 74.0, "coverage": 80.0, "threshold": 5, "touchpoints": [
              {"key": "food", "name": "Food", "stage": "inside", "importance": 20.0, "score": 56.0, "n": 50, "withheld": false,
               "metrics": [{"metric": "csat", "value": 56.0, "n": 50, "target": 60.0, "gap": 4.0, "withheld": false}]},
              {"key": "wifi", "name": "Wi-Fi", "stage": "inside", "importance": 60.0, "score": 80.0, "n": 70, "withheld": false,
               "metrics": [{"metric": "csat", "value": 80.0, "n": 70, "target": 85.0, "gap": 5.0, "withheld": false}]},
              {"key": "train", "name": "Train", "stage": "inside", "importance": 20.0, "withheld": true,
               "metrics": [{"metric": "csat", "target": 75.0, "withheld": true}]}]}""".formatted(JOURNEY);

    /** What the caller of a service was allowed to do, by the first segment that was asked for. */
    public final Map<String, JsonObject> tokens = new ConcurrentHashMap<>();

    public Airport() {
        journeys(this::journey);
        scores(request -> answer(request, SCORES));
    }

    /** How journey-service behaves. */
    public Airport journeys(Handler<HttpServerRequest> manner) {
        return behaves("journeys", manner);
    }

    /** How scoring-service behaves. */
    public Airport scores(Handler<HttpServerRequest> manner) {
        return behaves("journey-scores", manner);
    }

    private Airport behaves(String resource, Handler<HttpServerRequest> manner) {
        behave(resource, request -> {
            String payload = request.getHeader("Authorization").split("\\.")[1];
            tokens.put(resource, new JsonObject(new String(Base64.getUrlDecoder().decode(payload))));
            manner.handle(request);
        });
        return this;
    }

    /** As it does when all is well. */
    public void journey(HttpServerRequest request) {
        if (request.path().endsWith("/versions/3")) {
            answer(request, MAP);
        } else if (request.path().endsWith("/map")) {
            request.response().putHeader("Content-Type", "image/svg+xml")
                    .end("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"" + request.query()
                            + "\"></svg>");
        } else {
            answer(request, "{\"id\": \"" + JOURNEY + "\", \"latestVersion\": 3, \"stages\": []}");
        }
    }

    public static void answer(HttpServerRequest request, String json) {
        request.response().putHeader("Content-Type", "application/json").end(json);
    }

    /** It closes the connection without a word. */
    public static void hangUp(HttpServerRequest request) {
        request.connection().close();
    }

    /** It says nothing. */
    public static void hang(HttpServerRequest request) {
        request.response().setChunked(true);
    }

    /** It does not know the journey. */
    public static void doesNotKnow(HttpServerRequest request) {
        request.response().setStatusCode(404).putHeader("Content-Type", "application/problem+json").end("{\"status\": 404}");
    }

    @Override
    public void close() {
        behave("journeys", Neighbourhood::tell);
        behave("journey-scores", Neighbourhood::tell);
    }
}
