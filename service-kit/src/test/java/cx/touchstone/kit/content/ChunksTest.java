package cx.touchstone.kit.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class ChunksTest {

    private static final Executor AT_ONCE = Runnable::run;

    private final List<List<String>> written = new ArrayList<>();

    @Test
    void two_thousand_rows_are_a_chunk() {
        var chunks = new Chunks<String>(AT_ONCE, String::length, written::add);
        IntStream.range(0, 4_500).forEach(i -> chunks.add("row " + i));
        assertEquals(List.of(2_000, 2_000), written.stream().map(List::size).toList());
        chunks.end();
        assertEquals(List.of(2_000, 2_000, 500), written.stream().map(List::size).toList());
        assertEquals("row 4000", written.getLast().getFirst());
    }

    @Test
    void long_rows_make_short_chunks() {
        var chunks = new Chunks<String>(AT_ONCE, String::length, written::add);
        IntStream.range(0, 5).forEach(i -> chunks.add("x".repeat(1_000_000)));
        chunks.end();
        assertEquals(List.of(3, 2), written.stream().map(List::size).toList());
    }

    @Test
    void a_chunk_that_cannot_be_written_stops_the_next() {
        var chunks = new Chunks<String>(AT_ONCE, String::length, chunk -> {
            throw new Unreadable("full");
        });
        IntStream.range(0, 3_999).forEach(i -> chunks.add("row"));
        assertThrows(Unreadable.class, () -> chunks.add("row"));
    }
}
