package cx.touchstone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;

/** Takes traces as a collector of OpenTelemetry does (OTLP over HTTP, in JSON), and keeps the latest spans. */
final class Collector {

    /** One part of a trace, as it was told. */
    record Span(String service, String trace, String id, String parent, String name, int kind, long took, JsonNode attributes) {
    }

    private static final int KEPT = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()));
        server.createContext("/v1/traces", exchange -> {
            take(JSON.readTree(exchange.getRequestBody()));
            byte[] answer = "{}".getBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void take(JsonNode request) {
        for (JsonNode resource : request.path("resourceSpans")) {
            String service = resource.at("/resource/attributes/0/value/stringValue").asText();
            List<Span> told = resource.at("/scopeSpans/0/spans").valueStream()
                    .map(span -> new Span(service, span.path("traceId").asText(), span.path("spanId").asText(),
                            span.path("parentSpanId").asText(null), span.path("name").asText(), span.path("kind").asInt(),
                            span.path("endTimeUnixNano").asLong() - span.path("startTimeUnixNano").asLong(),
                            span.path("attributes")))
                    .toList();
            spans.addAll(told);
        }
        if (spans.size() > KEPT) {
            spans.clear();
        }
    }

    /** What was told of a trace so far. */
    List<Span> of(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }
}
