package cx.touchstone.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void ids_are_version_7_unique_and_in_the_order_of_their_making() {
        Set<UUID> seen = new HashSet<>();
        String last = "";
        for (int i = 0; i < 100_000; i++) {
            UUID id = Ids.next();
            assertEquals(7, id.version());
            assertEquals(2, id.variant());
            assertTrue(seen.add(id));
            assertTrue(id.toString().compareTo(last) > 0);
            last = id.toString();
        }
    }
}
