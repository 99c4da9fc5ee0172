package cx.touchstone.local;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Another system that sends what it observes, with its key: through the gateway. */
record Partner(Api api) {

    private static final int MOST_TO_A_CALL = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One observation, with what every one has; the rest is to be added. */
    static ObjectNode observation(String source, String id, String metric, String observedAt) {
        return JSON.createObjectNode().put("source", source).put("id", id).put("metric", metric).put("observedAt", observedAt);
    }

    /** @return what became of each, in their order */
    List<JsonNode> sends(List<ObjectNode> observations) {
        List<JsonNode> results = new ArrayList<>();
        for (int from = 0; from < observations.size(); from += MOST_TO_A_CALL) {
            List<ObjectNode> batch = observations.subList(from, Math.min(from + MOST_TO_A_CALL, observations.size()));
            ObjectNode call = JSON.createObjectNode();
            call.putArray("observations").addAll(batch);
            api.post("/observations", call).get("results").forEach(results::add);
        }
        return results;
    }
}
