package cx.touchstone.kit.watch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Spans as OpenTelemetry's protocol writes them in JSON (OTLP/HTTP, ExportTraceServiceRequest): ids in hexadecimal, 64-bit
 * numbers as texts.
 */
final class OtlpJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int FAILED = 2;
    /** In {@code flags}: its trace is recorded. */
    private static final int SAMPLED = 1;

    private OtlpJson() {
    }

    static byte[] of(String service, List<Span> spans) {
        ObjectNode request = JSON.objectNode();
        ObjectNode resource = request.putArray("resourceSpans").addObject();
        attributes(resource.putObject("resource").putArray("attributes"), Map.of("service.name", service));
        ObjectNode scope = resource.putArray("scopeSpans").addObject();
        scope.putObject("scope").put("name", "cx.touchstone");
        ArrayNode list = scope.putArray("spans");
        spans.forEach(span -> list.add(of(span)));
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode of(Span span) {
        ObjectNode one = place(JSON.objectNode(), span.at);
        if (span.parent != null) {
            one.put("parentSpanId", span.parent);
        }
        one.put("flags", SAMPLED).put("name", span.name).put("kind", span.kind.number)
                .put("startTimeUnixNano", String.valueOf(span.began)).put("endTimeUnixNano", String.valueOf(span.ended));
        attributes(one.putArray("attributes"), span.attributes);
        if (span.link != null) {
            place(one.putArray("links").addObject(), span.link);
        }
        if (span.failed) {
            one.putObject("status").put("code", FAILED);
        }
        return one;
    }

    private static ObjectNode place(ObjectNode of, TraceContext at) {
        return of.put("traceId", at.traceId()).put("spanId", at.spanId());
    }

    private static void attributes(ArrayNode to, Map<String, ?> attributes) {
        attributes.forEach((key, value) -> {
            ObjectNode typed = to.addObject().put("key", key).putObject("value");
            if (value instanceof Number number) {
                typed.put("intValue", String.valueOf(number.longValue()));
            } else {
                typed.put("stringValue", String.valueOf(value));
            }
        });
    }
}
