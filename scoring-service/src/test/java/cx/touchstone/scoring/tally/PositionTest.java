package cx.touchstone.scoring.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class PositionTest {

    private static final Instant NOON = Instant.parse("2017-05-13T12:00:00Z");

    @Test
    void positions_go_by_time_then_source_then_id() {
        var sorted = Stream.of(new Position(NOON.plusNanos(1000), "a", "a"), new Position(NOON, "b", "a"),
                new Position(NOON, "a", "b"), new Position(NOON, "a", "aa"), new Position(NOON, "a", "a")).sorted()
                .map(position -> position.source() + position.id()).toList();
        assertEquals("[aa, aaa, ab, ba, aa]", sorted.toString());
    }

    @Test
    void texts_go_by_their_bytes() {
        var random = new Random(1);
        var letters = new String[] { "", "a", "Z", "é", "퟿", "", "�", "😀", "🏁" };
        for (int i = 0; i < 100_000; i++) {
            var one = any(letters, random);
            var other = any(letters, random);
            int bytes = Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
            assertEquals(Integer.signum(bytes), Integer.signum(Position.BY_BYTES.compare(one, other)), one + " " + other);
        }
        assertTrue("😀".compareTo("�") < 0 && Position.BY_BYTES.compare("😀", "�") > 0, "not the order of Java");
    }

    private static String any(String[] letters, Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }
}
