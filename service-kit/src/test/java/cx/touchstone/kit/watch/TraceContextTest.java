package cx.touchstone.kit.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    /** The examples of the specification, and what it demands of later versions. */
    @ParameterizedTest
    @CsvSource({ "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, true",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00, false",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-09, true",
            "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-the-future-will-be-like, true" })
    void a_place_in_a_trace_is_read(String header, boolean sampled) {
        assertEquals(new TraceContext(TRACE, "b7ad6b7169203331", sampled), TraceContext.of(header));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "00", "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
            "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0" })
    void what_is_not_well_formed_is_none(String header) {
        assertNull(TraceContext.of(header));
    }

    @Test
    void what_begins_here_is_well_formed_and_its_parts_are_of_one_trace() {
        TraceContext first = TraceContext.fresh();
        assertEquals(first, TraceContext.of(first.header()));
        TraceContext part = first.part(true);
        assertEquals(first.traceId(), part.traceId());
        assertNotEquals(first.spanId(), part.spanId());
        assertEquals(part, TraceContext.of(part.header()));
    }

    @Test
    void where_work_stands_is_known_until_it_is_left() {
        assertNull(TraceContext.current());
        TraceContext here = TraceContext.fresh();
        here.enter();
        assertEquals(here, TraceContext.current());
        assertNull(TraceContext.recorded());
        TraceContext.leave();
        TraceContext recorded = here.part(true);
        recorded.enter();
        assertEquals(recorded.header(), TraceContext.recorded());
        TraceContext.leave();
        assertNull(TraceContext.current());
    }
}
