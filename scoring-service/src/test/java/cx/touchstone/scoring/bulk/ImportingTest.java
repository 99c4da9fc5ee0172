package cx.touchstone.scoring.bulk;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.bulk.ImportedLines.brokenOff;
import static cx.touchstone.scoring.bulk.ImportedLines.bytes;
import static cx.touchstone.scoring.bulk.ImportedLines.line;
import static cx.touchstone.scoring.bulk.ImportedLines.lines;
import static java.util.stream.Collectors.joining;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;

import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@ActivateRequestContext // as a request has it
class ImportingTest {

    @Inject
    TakeRows takeRows;

    private final String tenant = aTenant();

    @Test
    void each_line_is_taken_or_refused_by_itself() {
        var job = anImport();
        content(job, line(1) + "\n\n" + line(2).replace("\"nps\"", "\"joy\"") + "\n{\"source\":\n" + line(1) + "\n[]\n"
                + line(3).replace("\"value\":3", "\"value\":-3,\"mood\":1") + "\r\n" + line(4)).statusCode(200)
                .body("status", equalTo("done"))
                .body("rows", equalTo(7)).body("accepted", equalTo(2)).body("duplicates", equalTo(1))
                .body("refused", equalTo(4)).body("endedAt", notNullValue());
        faults(job, "").body("items.row", contains(2, 3, 5, 6)).body("items.line", contains(3, 4, 6, 7))
                .body("items[0].errors.code", contains("unknown-metric")).body("items[0].errors.pointer", contains("/metric"))
                .body("items[1].errors.code", contains("not-json")).body("items[2].errors.code", contains("not-json"))
                .body("items[3].errors", hasSize(2)).body("nextCursor", nullValue());
        String next = faults(job, "?limit=3").body("items", hasSize(3)).extract().path("nextCursor");
        faults(job, "?cursor=" + next).body("items.row", contains(6));
    }

    @Test
    void of_all_revisions_in_a_file_the_highest_counts() {
        content(anImport(), List.of(line(1), line(2), line(3), line(4), line(5), line(6), line(7),
                line(6).replace("\"value\"", "\"revision\":2,\"value\""),
                line(6).replace("\"value\":6", "\"revision\":1,\"value\":0"),
                "{\"source\":\"file\",\"id\":\"o-7\",\"revision\":1,\"retracted\":true}").stream().collect(joining("\n")))
                .body("rows", equalTo(10)).body("refused", equalTo(0));
        assertEquals(6, counted());
    }

    @Test
    void an_import_is_done_once_and_another_one_counts_nothing_again() {
        var job = anImport();
        var five = LongStream.rangeClosed(1, 5).mapToObj(ImportedLines::line).collect(joining("\n"));
        content(job, five).body("accepted", equalTo(5));
        content(job, five).statusCode(409).body("code", equalTo("import-done"));
        content(anImport(), five).body("accepted", equalTo(0)).body("duplicates", equalTo(5));
        assertEquals(5, counted());
    }

    @Test
    void content_that_breaks_off_anywhere_and_is_sent_again_counts_once() {
        int rows = 200;
        var random = new Random(6);
        for (int trial = 0; trial < 20; trial++) {
            var begin = trial * rows;
            var content = bytes(LongStream.range(begin, begin + rows)
                    .mapToObj(i -> i % 10 == 0 ? "{\"odd\":" + i + "}" : line(i)).collect(joining("\n")));
            var job = anImport();
            for (int cut = random.nextInt(content.length); cut < content.length; cut += 1 + random.nextInt(content.length)) {
                int behind = cut;
                assertThrows(Refusal.Invalid.class, () -> take(job, brokenOff(content, behind)));
                get(job).body("status", equalTo("interrupted")).body("interruption", containsString("broke off behind line"));
            }
            var done = take(job, new ByteArrayInputStream(content));
            assertEquals(List.of(200L, 180L, 0L, 20L),
                    List.of(done.rows(), done.accepted(), done.duplicates(), done.refused()));
            faults(job, "").body("items.row", equalTo(LongStream.range(0, 20).mapToObj(i -> (int) (i * 10 + 1)).toList()));
            assertEquals(180 * (trial + 1), counted());
        }
    }

    @Test
    void what_was_counted_before_its_chunk_could_be_noted_counts_once() {
        Signals.post(tenant, LongStream.rangeClosed(1, 6).mapToObj(ImportedLines::line).toList()).statusCode(207);
        content(anImport(), LongStream.rangeClosed(1, 9).mapToObj(ImportedLines::line).collect(joining("\n")))
                .body("rows", equalTo(9)).body("accepted", equalTo(3)).body("duplicates", equalTo(6));
        assertEquals(9, counted());
    }

    @Test
    void a_hundred_thousand_rows_take_no_more_memory_than_some() {
        int rows = 100_000;
        long[] used = new long[2];
        var done = take(anImport(), lines(rows, i -> {
            if (i == rows / 10 || i == rows) {
                used[i == rows ? 1 : 0] = usedMemory();
            }
            return i % 5 == 0 ? "{}" : line(i);
        }));
        assertEquals(List.of(100_000L, 80_000L, 0L, 20_000L),
                List.of(done.rows(), done.accepted(), done.duplicates(), done.refused()));
        assertEquals(80_000, counted());
        faults(done.id().toString(), "?limit=200&cursor=" + cursorBehind(49_990)).body("items.row", contains(49_995, 50_000));
        System.out.printf("heap in use at row %d: %d MB, at row %d: %d MB%n", rows / 10, used[0] >> 20, rows, used[1] >> 20);
        assertTrue(used[1] - used[0] < 48L << 20, "memory grew by " + (used[1] - used[0]));
    }

    @Test
    void nobody_else_sees_an_import() {
        var job = anImport();
        var stranger = aTenant();
        as(stranger, "signals:write").get("/api/v1/observation-imports/" + job).then().statusCode(404)
                .body("code", equalTo("import-unknown"));
        as(stranger, "signals:write").get("/api/v1/observation-imports/" + job + "/faults").then().statusCode(404);
        as(stranger, "signals:write").contentType("application/x-ndjson").body(bytes(line(1)))
                .put("/api/v1/observation-imports/" + job + "/content").then().statusCode(404);
        as(stranger, "signals:write").get("/api/v1/observation-imports").then().body("items", hasSize(0));
        as(tenant, "signals:write").get("/api/v1/observation-imports").then().body("items.id", contains(job));
        as(tenant, "scores:read").get("/api/v1/observation-imports/" + job).then().statusCode(403);
        as(tenant, "signals:write").contentType("text/csv").body(bytes("a,b"))
                .put("/api/v1/observation-imports/" + job + "/content").then().statusCode(415);
    }

    private String anImport() {
        return as(tenant, "signals:write").post("/api/v1/observation-imports").then().statusCode(201)
                .body("status", equalTo("waiting")).header("Location", containsString("/observation-imports/")).extract()
                .path("id");
    }

    private ValidatableResponse content(String job, String content) {
        return as(tenant, "signals:write").contentType("application/x-ndjson").body(bytes(content))
                .put("/api/v1/observation-imports/" + job + "/content").then();
    }

    private ObservationImportView take(String job, InputStream content) {
        return Tenant.as(tenant, () -> takeRows.take(UUID.fromString(job), content));
    }

    private ValidatableResponse get(String job) {
        return as(tenant, "signals:write").get("/api/v1/observation-imports/" + job).then().statusCode(200);
    }

    private ValidatableResponse faults(String job, String query) {
        return as(tenant, "signals:write").get("/api/v1/observation-imports/" + job + "/faults" + query).then()
                .statusCode(200);
    }

    private int counted() {
        return as(tenant, "scores:read").get("/api/v1/scores?metric=nps").then().statusCode(200).extract().path("items[0].n");
    }

    private static String cursorBehind(long row) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes("" + row));
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
