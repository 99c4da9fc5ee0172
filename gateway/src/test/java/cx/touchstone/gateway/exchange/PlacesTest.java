package cx.touchstone.gateway.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class PlacesTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Places places = new Places(meters, "some", 10, 0.3);

    @Test
    void what_is_kept_for_collecting_nothing_else_takes() {
        assertEquals(7, takenBy(Lane.ORDINARY) + takenBy(Lane.EVENTS));
        assertEquals(3, takenBy(Lane.COLLECTING));
    }

    @Test
    void collecting_takes_all_places_if_it_needs_them() {
        assertEquals(10, takenBy(Lane.COLLECTING));
        assertEquals(0, takenBy(Lane.ORDINARY));
    }

    @Test
    void a_place_that_was_left_is_free_once_however_often_it_was_left() {
        Places.Place place = places.take(Lane.ORDINARY);
        assertEquals(6, takenBy(Lane.ORDINARY));
        place.leave();
        place.leave();
        assertNotNull(places.take(Lane.ORDINARY));
        assertNull(places.take(Lane.ORDINARY));
    }

    @Test
    void it_is_seen_how_many_are_taken_and_who_was_sent_away() {
        assertEquals(7, takenBy(Lane.ORDINARY));
        assertEquals(7, meters.get("touchstone.places.taken").tag("of", "some").gauge().value());
        assertEquals(1, meters.get("touchstone.places.refused").tags("of", "some", "lane", "ordinary").counter().count());
    }

    /** How many it gets until it is sent away. */
    private long takenBy(Lane lane) {
        return Stream.generate(() -> places.take(lane)).takeWhile(Objects::nonNull).count();
    }
}
