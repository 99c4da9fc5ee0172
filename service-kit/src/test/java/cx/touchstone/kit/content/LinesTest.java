package cx.touchstone.kit.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Refusal.Fault;

class LinesTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void blank_lines_count_and_say_nothing() {
        assertEquals(List.of("1: {\"a\":1}", "3: {\"b\":\"é\"}", "5: not-json", "6: not-json", "7: not-json"),
                said("\uFEFF{\"a\": 1}\r\n \n{\"b\":\"é\"}\n\t\r\n[1]\n{\"a\":\nnull"));
    }

    @Test
    void a_line_longer_than_a_million_bytes_is_passed_over() {
        var long1 = "x".repeat((1 << 20) - 8);
        assertEquals(List.of("1: {\"a\":\"" + long1 + "\"}", "2: row-length", "3: {}"),
                said("{\"a\":\"" + long1 + "\"}\n{\"a\":\"" + long1 + "x\"}\n{}"));
    }

    @Test
    void lines_come_whole_however_they_lie_in_what_is_read() {
        var expected = IntStream.rangeClosed(1, 20_000).mapToObj(i -> i + ": {\"n\":" + i * 7919L + "}").toList();
        assertEquals(expected,
                said(IntStream.rangeClosed(1, 20_000).mapToObj(i -> "{\"n\":" + i * 7919L + "}")
                        .collect(Collectors.joining("\n"))));
    }

    @Test
    void what_came_before_the_end_of_a_connection_is_whole_and_the_rest_is_no_line() {
        var gone = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        var lines = new Lines(
                new SequenceInputStream(new ByteArrayInputStream("{}\n{".getBytes(StandardCharsets.UTF_8)), gone));
        assertTrue(lines.next());
        assertEquals("The content broke off behind line 1.", assertThrows(Unreadable.class, lines::next).getMessage());
    }

    @Test
    void of_nothing_there_are_no_lines() {
        assertFalse(new Lines(InputStream.nullInputStream()).next());
    }

    private List<String> said(String content) {
        var lines = new Lines(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
        var said = new ArrayList<String>();
        while (lines.next()) {
            var faults = new ArrayList<Fault>();
            var object = lines.object(json, faults);
            said.add(lines.number() + ": " + (object == null ? faults.getFirst().code() : object));
        }
        return said;
    }
}
