package cx.touchstone.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.local.Api;
import cx.touchstone.local.Platform;
import cx.touchstone.local.Service;

/**
 * How many rows of a file per second become responses, through the gateway, as a ratio to COPY of the same responses; whether
 * memory stays flat; and how long it takes until all of them are counted in scores.
 */
final class ImportBenchmark {

    private static final int STEPS = 10;
    private static final int WARM_UP = 50_000;

    private final Platform platform;
    private final Api api;
    private final int rows;

    ImportBenchmark(Platform platform, int rows) {
        this.platform = platform;
        this.api = new Api(platform.url(), platform.key());
        this.rows = rows;
    }

    void run() throws IOException, InterruptedException, SQLException {
        System.out.printf("import of %,d responses of 5 answers, 4 of them measuring%n", rows);
        measure("warm-up", WARM_UP, "text/csv", () -> GeneratedRows.csv(WARM_UP));
        measure("second-warm-up", WARM_UP, "application/x-ndjson", () -> GeneratedRows.ndjson(WARM_UP));
        CopyYardstick copy = new CopyYardstick(platform.postgres());
        double before = copy.run(rows);
        double csv = measure("CSV", rows, "text/csv", () -> GeneratedRows.csv(rows));
        double ndjson = measure("NDJSON", rows, "application/x-ndjson", () -> GeneratedRows.ndjson(rows));
        double after = copy.run(rows);
        double yardstick = (before + after) / 2;
        System.out.printf("COPY %.0f rows/s (before), %.0f (after)%n", before, after);
        System.out.printf("import: CSV %.0f rows/s, ratio %.2f; NDJSON %.0f rows/s, ratio %.2f%n", csv, csv / yardstick, ndjson,
                ndjson / yardstick);
    }

    private double measure(String name, int count, String type, Supplier<InputStream> content)
            throws IOException, InterruptedException {
        String touchpoint = "import-" + name.toLowerCase(java.util.Locale.ROOT);
        String survey = new Documents(5, touchpoint).publish(api);
        String job = api.post("/imports", "{\"surveyId\":\"" + survey + "\",\"mapping\":" + GeneratedRows.mapping() + "}")
                .get("id")
                .textValue();
        Memory memory = new Memory(platform.service(Service.SURVEY).pid());
        long live = memory.live();
        long begin = System.nanoTime();
        Thread watcher = Thread.ofPlatform().start(() -> watch(name, job, count, memory, begin));
        JsonNode done = api.put("/imports/" + job + "/content", type, content);
        double seconds = (System.nanoTime() - begin) / 1e9;
        watcher.interrupt();
        watcher.join();
        if (done.get("accepted").intValue() != count) {
            throw new IllegalStateException("Not all rows were accepted: " + done);
        }
        System.out.printf("%s: %,d rows in %.1f s, %.0f rows/s; live heap %d MB before, %d MB after; resident at most %d MB%n",
                name, count, seconds, count / seconds, live, memory.live(), memory.mostResident());
        awaitCount(touchpoint, count);
        double counted = (System.nanoTime() - begin) / 1e9;
        System.out.printf("%s: all %,d counted in scores after %.1f s, %.0f observations/s%n", name, count, counted,
                4 * count / counted);
        return count / seconds;
    }

    private void watch(String name, String job, int count, Memory memory, long begin) {
        long next = count / STEPS;
        try {
            while (!Thread.interrupted()) {
                Thread.sleep(250);
                long taken = api.get("/imports/" + job).get("rows").longValue();
                if (taken >= next) {
                    System.out.printf("  %s: %,9d rows after %5.1f s, heap %3d MB, resident %3d MB%n", name, taken,
                            (System.nanoTime() - begin) / 1e9, memory.heap(), memory.resident());
                    next = taken + count / STEPS;
                }
            }
        } catch (InterruptedException | IOException | IllegalStateException e) {
            // the content is through, or its sender says what went wrong
        }
    }

    private void awaitCount(String touchpoint, int count) throws InterruptedException {
        while (true) {
            JsonNode items = api.get("/scores?metric=nps&touchpoint=" + touchpoint).get("items");
            if (!items.isEmpty() && items.get(0).path("n").intValue() == count) {
                return;
            }
            Thread.sleep(250);
        }
    }
}
