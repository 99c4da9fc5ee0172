package cx.touchstone.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

    @ParameterizedTest
    @ValueSource(strings = { "2026-11-21T10:00:00Z", "2024-02-29T23:59:59Z", "0000-01-01T00:00:00Z",
            "2026-11-21T10:00:00.25+02:00",
            "2026-11-21T10:00Z", "2026-11-21T10:00:00z", "-0044-03-15T12:00:00Z", "+12026-11-21T10:00:00Z" })
    void a_moment_is_what_java_time_says(String text) {
        assertEquals(OffsetDateTime.parse(text).toInstant(), IsoTime.instant(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "yesterday", "2026-11-21", "2023-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
            "2026-00-10T00:00:00Z",
            "2026-11-21T25:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T10:60:00Z", "2026-11-21T10:00:60Z",
            "2026-11-21T10:00:00",
            "2026-11-21 10:00:00Z", "٢٠٢٦-11-21T10:00:00Z" })
    void what_java_time_refuses_is_refused(String text) {
        assertThrows(DateTimeException.class, () -> OffsetDateTime.parse(text));
        assertThrows(DateTimeException.class, () -> IsoTime.instant(text));
    }

    @Test
    void any_second_of_four_digit_years_is_read_as_it_was_written() {
        Random random = new Random(7);
        long from = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
        long to = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        for (int i = 0; i < 20_000; i++) {
            Instant moment = Instant.ofEpochSecond(random.nextLong(from, to + 1));
            assertEquals(moment, IsoTime.instant(moment.toString()));
        }
    }
}
