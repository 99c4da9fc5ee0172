package cx.touchstone.survey.reading;

import static cx.touchstone.survey.reading.AnsweredSurvey.JSON;
import static cx.touchstone.survey.reading.AnsweredSurvey.OF_EVERY_TYPE;
import static cx.touchstone.survey.reading.AnsweredSurvey.versions;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.content.Unreadable;
import cx.touchstone.survey.bulk.GivenResponse;

/** The survey of these tests has a question of every type. */
class NdjsonRowsTest {

    @Test
    void a_line_is_a_response_as_an_export_writes_it() throws IOException {
        String line = """
                {"id": "0197a3cc-2d3e-7f40-9152-637485960718", "survey": "0197a3c8-1b2c-7d3e-8f40-516273849506", "version": 1,
                 "status": "complete", "answers": {"recommend": 9}, "channel": "web", "locale": "ro", "weight": 0.5000000001,
                 "attributes": {"tier": "gold"}, "subject": {"system": "crm", "type": "case", "id": "7"}, "externalId": "x-1",
                 "respondedAt": "2026-05-13T10:00:00.123456Z", "receivedAt": "2026-05-13T10:00:01Z", "contact": null,
                 "tags": ["vip"], "notes": [], "revision": 3}""".replace("\n", " ");
        GivenResponse response = rows(line).next(1).response();
        assertEquals("{\"recommend\":9}", response.submission().answers().toString());
        assertEquals(1, response.survey().version());
        assertEquals("x-1", response.externalId());
        assertEquals("0197a3cc-2d3e-7f40-9152-637485960718", response.formerId().toString());
        assertNotEquals(response.formerId(), response.id());
        assertEquals("2026-05-13T10:00:00.123456Z", response.respondedAt().toString());
        assertEquals("gold", response.submission().attributes().get("tier"));
        assertEquals("7", response.submission().subject().get("id").textValue());
    }

    @Test
    void one_bad_line_stops_nobody() throws IOException {
        NdjsonRows rows = rows("\uFEFF{\"answers\": {\"recommend\": 9}}\n\n{\"answers\": {\"recommend\": 9}\n[]\n"
                + "{\"answers\": {\"recommend\": 11}, \"respondedAt\": \"soon\", \"id\": 7, \"status\": \"started\", \"mood\": 1}\n"
                + "{\"answers\": {\"why\": \"" + "x".repeat(2_000_000) + "\"}}\r\n   \n{\"answers\": {}}");
        List<String> said = new ArrayList<>();
        for (GivenRow row = rows.next(1); row != null; row = rows.next(1)) {
            said.add(row.number() + " on " + row.line() + ": "
                    + row.faults().stream().map(fault -> fault.pointer() + " " + fault.code()).sorted().toList());
        }
        assertEquals(List.of("1 on 1: []", "2 on 3: [ not-json]", "3 on 4: [ not-json]",
                "4 on 5: [/answers/recommend out-of-scale, /id id, /mood unknown-field, /respondedAt time, /status still-started]",
                "5 on 6: [ row-length]", "6 on 8: []"), said);
    }

    @Test
    void what_came_before_the_end_of_a_connection_is_whole_and_the_rest_is_no_row() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        InputStream sent = new ByteArrayInputStream("{\"answers\": {}}\n{\"answers\": {}".getBytes(StandardCharsets.UTF_8));
        NdjsonRows rows = new NdjsonRows(new SequenceInputStream(sent, broken), JSON, versions(OF_EVERY_TYPE));
        assertEquals(1, rows.next(1).number());
        assertThrows(Unreadable.class, () -> rows.next(1));
    }

    @Test
    void where_nobody_shall_be_known_again_nothing_is_kept_that_tells_who_answered() throws IOException {
        String anonymous = "{\"name\": \"All\", \"settings\": {\"anonymous\": true}, \"questions\": "
                + JSON.readTree(OF_EVERY_TYPE).get("questions") + "}";
        NdjsonRows rows = new NdjsonRows(new ByteArrayInputStream("""
                {"answers": {"recommend": 9}, "subject": {"system": "crm", "type": "case", "id": "7"}, \
                "respondedAt": "2026-05-13T10:00:00Z"}""".getBytes(StandardCharsets.UTF_8)), JSON, versions(anonymous));
        GivenResponse response = rows.next(1).response();
        assertNull(response.submission().subject());
        assertEquals("2026-05-13T00:00:00Z", response.respondedAt().toString());
        assertEquals(4, response.id().version());
    }

    private static NdjsonRows rows(String content) throws IOException {
        return new NdjsonRows(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), JSON,
                versions(OF_EVERY_TYPE));
    }
}
