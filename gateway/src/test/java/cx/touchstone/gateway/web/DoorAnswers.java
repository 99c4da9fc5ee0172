package cx.touchstone.gateway.web;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.Problems;

/** What the gateway adds to the answers of every operation: headers, and problems of its own. */
final class DoorAnswers {

    private static final String HEADERS = "#/components/headers/";
    private static final String RESPONSES = "#/components/responses/";
    private static final List<String> ADDED = List.of("Access-Control-Allow-Origin", "RateLimit", "RateLimit-Policy",
            "X-Request-Id");
    /** Of all headers together, in characters. */
    private static final int LONGEST = 20_480;
    private static final String EACH_LIMIT = "^%1$s(, %1$s)*$";

    private DoorAnswers() {
    }

    /** @param routed whether another service answers it */
    static void addTo(ObjectNode operation, boolean routed) {
        ObjectNode responses = operation.withObject("/responses");
        responses.properties().forEach(answer -> answer.setValue(withHeaders(answer.getValue())));
        if (operation.has("requestBody") && routed) {
            refer(responses, "408", "Stalled");
        }
        if (responses.path("429").has("content")) {
            ((ObjectNode) responses.path("429").path("headers")).set("Retry-After", pause());
        }
        refer(responses, "429", "TooMany");
        if (routed) {
            refer(responses, "502", "Interrupted");
            refer(responses, "504", "Late");
        }
    }

    /** The same answer as callers get it; one that only refers to another stays as it is. */
    static JsonNode withHeaders(JsonNode answer) {
        if (answer.has("$ref")) {
            return answer;
        }
        ObjectNode copy = answer.deepCopy();
        ADDED.forEach(header -> copy.withObject("/headers").putObject(header).put("$ref", HEADERS + header));
        return copy;
    }

    /** Puts what operations refer to into the components of the document. */
    static void declare(ObjectNode components) {
        ObjectNode headers = components.putObject("headers");
        header(headers, "Access-Control-Allow-Origin",
                "Which pages may read the answer: the one that asked, if the organisation allows its origin; all, of public addresses.",
                "^(\\*|https?://[^\\s]+)$", LONGEST);
        header(headers, "RateLimit",
                "Of each limit, how many calls are left (r), and in how many seconds all are there again (t).",
                EACH_LIMIT.formatted("\"[a-z]+\";r=[0-9]+;t=[0-9]+"), LONGEST);
        header(headers, "RateLimit-Policy", "Of each limit, how many calls (q) in how many seconds (w).",
                EACH_LIMIT.formatted("\"[a-z]+\";q=[0-9]+;w=[0-9]+"), LONGEST);
        header(headers, "X-Request-Id", "The id of the call: the caller's own, or one that was made for it.",
                "^[A-Za-z0-9._-]+$", 64);
        problem(components, "Stalled", 408, "Too slow", "request-timeout", "The rest of the body did not come.");
        problem(components, "Interrupted", 502, "Interrupted", "service-interrupted",
                "This part of the platform broke off without an answer; whether it did what was asked is not known.");
        problem(components, "Late", 504, "No answer in time", "service-timeout",
                "This part of the platform did not answer in time; whether it did what was asked is not known.");
    }

    /** What every 429 carries, those that a service tells in its own words too. */
    private static ObjectNode pause() {
        ObjectNode header = JsonNodeFactory.instance.objectNode().put("description", "Seconds after which to try again.");
        header.putObject("schema").put("type", "integer").put("format", "int32").put("minimum", 1)
                .put("maximum", Integer.MAX_VALUE);
        return header;
    }

    private static void refer(ObjectNode responses, String status, String to) {
        if (!responses.has(status)) {
            responses.putObject(status).put("$ref", RESPONSES + to);
        }
    }

    private static void header(ObjectNode headers, String name, String meaning, String pattern, int longest) {
        headers.putObject(name).put("description", meaning).putObject("schema").put("type", "string")
                .put("maxLength", longest).put("pattern", pattern);
    }

    private static void problem(ObjectNode components, String name, int status, String title, String code, String meaning) {
        ObjectNode response = components.withObject("/responses").putObject(name).put("description", meaning);
        ObjectNode content = response.putObject("content").putObject(Problems.MEDIA_TYPE);
        content.putObject("schema").put("$ref", "#/components/schemas/Problem");
        content.putObject("examples").putObject("example").putObject("value")
                .put("type", "urn:touchstone:problem:" + code).put("title", title).put("status", status).put("detail", meaning)
                .put("instance", "/api/v1/journeys").put("code", code)
                .put("requestId", "0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071");
        components.withObject("/responses").set(name, withHeaders(response));
    }
}
