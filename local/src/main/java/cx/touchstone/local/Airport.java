package cx.touchstone.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The demo: a journey through an airport and its passenger surveys of 2016 and 2017, with all responses, through the public API
 * only. The files beside this class are the very documents that a caller would send. Loading twice changes nothing.
 */
public final class Airport {

    private static final int[] YEARS = { 2016, 2017 };
    private static final Duration LOOK = Duration.ofMillis(500);

    private final ObjectMapper json = new ObjectMapper();
    private final Api api;
    private final Consumer<String> progress;

    public Airport(Api api, Consumer<String> progress) {
        this.api = api;
        this.progress = progress;
    }

    /** Loads what is not there yet. */
    public void load() {
        add("/metrics", document("metrics.json"));
        add("/dimensions", document("dimensions.json"));
        JsonNode journey = document("journey.json");
        if (find("/journeys", journey.get("name").textValue()) == null) {
            progress.accept("drawing the journey \"" + journey.get("name").textValue() + "\"");
            String id = api.post("/journeys", journey).get("id").textValue();
            api.post("/journeys/" + id + "/versions", null);
        }
        for (int year : YEARS) {
            importYear(year);
        }
    }

    /** Adds those that are not there yet. */
    private void add(String list, JsonNode items) {
        for (JsonNode item : items) {
            try {
                api.post(list, item);
            } catch (Api.Refused refused) {
                if (refused.status() != 409) {
                    throw refused;
                }
            }
        }
    }

    private void importYear(int year) {
        JsonNode draft = document("survey-" + year + ".json");
        JsonNode survey = find("/surveys", draft.get("name").textValue());
        if (survey == null) {
            survey = api.post("/surveys", draft);
        }
        String id = survey.get("id").textValue();
        if (!survey.has("latestVersion")) {
            api.post("/surveys/" + id + "/versions", null);
            api.post("/surveys/" + id + "/links", null);
        }
        JsonNode job = StreamSupport.stream(api.get("/imports?limit=200").get("items").spliterator(), false)
                .filter(one -> one.get("surveyId").textValue().equals(id)).findFirst().orElse(null);
        if (job == null) {
            ObjectNode order = json.createObjectNode().put("surveyId", id);
            order.set("mapping", document("mapping-" + year + ".json"));
            job = api.post("/imports", order);
        }
        if (!job.get("status").textValue().equals("done")) {
            send(year, job.get("id").textValue());
        }
    }

    private void send(int year, String job) {
        Thread watcher = Thread.ofVirtual().start(() -> watch(year, job));
        try {
            JsonNode done = api.put("/imports/" + job + "/content", "text/csv", () -> file(year + ".csv"));
            progress.accept(year + ": " + done.get("accepted") + " responses accepted, " + done.get("refused") + " refused");
        } finally {
            watcher.interrupt();
        }
    }

    private void watch(int year, String job) {
        try {
            while (true) {
                Thread.sleep(LOOK);
                progress.accept(year + ": " + api.get("/imports/" + job).get("rows") + " rows taken");
            }
        } catch (InterruptedException | IllegalStateException e) {
            // the content is through, or its sender says what went wrong
        }
    }

    /** Waits until everything that was accepted is counted: until nothing has moved for a while. */
    public void awaitScores() throws InterruptedException {
        String before = "";
        for (int still = 0; still < 4;) {
            String now = counts();
            still = !now.isEmpty() && now.equals(before) ? still + 1 : 0;
            before = now;
            Thread.sleep(LOOK);
        }
    }

    private String counts() {
        StringBuilder counts = new StringBuilder();
        api.get("/scores").get("items")
                .forEach(score -> counts.append(score.get("metric")).append(score.path("n")).append(' '));
        return counts.toString();
    }

    private JsonNode find(String list, String name) {
        return StreamSupport.stream(api.get(list + "?limit=200").get("items").spliterator(), false)
                .filter(one -> one.get("name").textValue().equals(name)).findFirst().orElse(null);
    }

    private JsonNode document(String name) {
        try (InputStream file = file(name)) {
            return json.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream file(String name) {
        return Airport.class.getResourceAsStream("/airport/" + name);
    }
}
