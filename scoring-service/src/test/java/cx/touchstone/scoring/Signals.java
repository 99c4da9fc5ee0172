package cx.touchstone.scoring;

import static cx.touchstone.kit.testing.Caller.as;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.restassured.response.ValidatableResponse;

/** Observations as a caller sends them: described in words, sent in one batch. */
public final class Signals {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final String tenant;
    private final List<String> batch = new ArrayList<>();

    private Signals(String tenant) {
        this.tenant = tenant;
    }

    public static Signals of(String tenant) {
        return new Signals(tenant);
    }

    /** One observation; the fields besides source, id, metric and value as JSON members. */
    public static String observation(String id, String metric, Object value, String more) {
        var time = more.contains("observedAt") ? "" : ",\"observedAt\":\"2017-05-13T07:00:00Z\"";
        return "{\"source\":\"test\",\"id\":\"%s\",\"metric\":\"%s\",\"value\":%s%s%s}".formatted(id, metric, value, time,
                more.isEmpty() ? "" : "," + more);
    }

    /** That the observation of this id is taken back. */
    public static String retraction(String id, int revision) {
        return "{\"source\":\"test\",\"id\":\"%s\",\"revision\":%d,\"retracted\":true}".formatted(id, revision);
    }

    /** So many answers of this value, each with its own id. */
    public Signals answers(int n, String metric, int value, String more) {
        for (int i = 0; i < n; i++) {
            batch.add(observation("o-" + NEXT.incrementAndGet(), metric, value, more));
        }
        return this;
    }

    public Signals answers(int n, String metric, int value) {
        return answers(n, metric, value, "");
    }

    /** So many satisfied (4) of so many answers on 1 to 5, at a touchpoint. */
    public Signals satisfied(int satisfied, int of, String touchpoint) {
        return satisfied(satisfied, of, touchpoint, "");
    }

    public Signals satisfied(int satisfied, int of, String touchpoint, String more) {
        var where = "\"touchpoint\":\"" + touchpoint + "\"" + (more.isEmpty() ? "" : "," + more);
        return answers(satisfied, "csat", 4, where).answers(of - satisfied, "csat", 2, where);
    }

    /** Attributes, key and value in turn, as JSON member. */
    public static String with(String... attributes) {
        var members = new ArrayList<String>();
        for (int i = 0; i < attributes.length; i += 2) {
            members.add("\"%s\":\"%s\"".formatted(attributes[i], attributes[i + 1]));
        }
        return "\"attributes\":{" + String.join(",", members) + "}";
    }

    public void sent() {
        for (int i = 0; i < batch.size(); i += 1000) {
            var part = batch.subList(i, Math.min(batch.size(), i + 1000));
            int accepted = post(tenant, part).statusCode(207).extract().path("accepted");
            if (accepted != part.size()) {
                throw new AssertionError("only " + accepted + " of " + part.size() + " were accepted");
            }
        }
        batch.clear();
    }

    public static ValidatableResponse post(String tenant, List<String> observations) {
        return as(tenant, "signals:write").body("{\"observations\":[" + String.join(",", observations) + "]}")
                .post("/api/v1/observations").then();
    }
}
