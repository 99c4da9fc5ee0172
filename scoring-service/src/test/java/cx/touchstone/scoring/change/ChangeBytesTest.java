package cx.touchstone.scoring.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.scoring.tally.Countable;
import cx.touchstone.scoring.tally.Person;
import cx.touchstone.scoring.tally.Position;

class ChangeBytesTest {

    private static final Countable PLAIN = new Countable(
            new Position(Instant.parse("2017-05-13T07:00:00.123456Z"), "survey-service", "r-1/q-2"), "nps", BigDecimal.TEN, 10,
            BigDecimal.ONE, LocalDate.of(2017, 5, 13), Person.FIRST, "wifi", "web", Map.of("gate", "A"));

    @Test
    void nothing_is_read_as_nothing() {
        assertTrue(readAgain(Changes.NONE).isNothing());
    }

    @Test
    void what_is_added_and_what_is_taken_are_told_apart() {
        var changes = new Changes(List.of(PLAIN, PLAIN), List.of(PLAIN));
        assertEquals(changes, readAgain(changes));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "é", "😀", "עברית", "a\u0000b\u001f" })
    void texts_are_read_as_they_were(String text) {
        var one = new Countable(new Position(PLAIN.position().observedAt(), text, text), text, BigDecimal.ZERO, 0,
                BigDecimal.ONE, PLAIN.day(), Person.AGAIN, text, text, Map.of(text, text + "*"));
        var changes = new Changes(List.of(one), List.of());
        assertEquals(changes, readAgain(changes));
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "0.00", "1E+3", "-12.345", "99999999999999999999.999999", "0.000001", "127", "128", "-128" })
    void decimals_are_read_with_all_their_digits(String decimal) {
        var one = new Countable(PLAIN.position(), "wait", new BigDecimal(decimal), Integer.MIN_VALUE, new BigDecimal(decimal),
                LocalDate.of(1900, 1, 1), Person.ELSEWHERE, null, null, Map.of());
        assertEquals(new Changes(List.of(), List.of(one)), readAgain(new Changes(List.of(), List.of(one))));
    }

    @Test
    void thousands_of_any_kind_are_read_as_they_were() {
        var random = new Random(1);
        var all = new ArrayList<Countable>();
        for (int i = 0; i < 5_000; i++) {
            all.add(any(random));
        }
        var changes = new Changes(all.subList(0, 4_000), all.subList(4_000, 5_000));
        assertEquals(changes, readAgain(changes));
    }

    @Test
    void what_occurs_again_is_written_once() {
        var id = PLAIN.position().id().getBytes(StandardCharsets.UTF_8).length;
        int one = ChangeBytes.of(new Changes(List.of(PLAIN), List.of())).length;
        int two = ChangeBytes.of(new Changes(List.of(PLAIN, PLAIN), List.of())).length;
        assertTrue(two - one < id + 30, () -> one + " and " + two);
    }

    @Test
    void another_way_of_writing_is_not_guessed_at() {
        var bytes = ChangeBytes.of(new Changes(List.of(PLAIN), List.of()));
        bytes[0] = 2;
        assertThrows(IllegalStateException.class, () -> ChangeBytes.read(bytes));
    }

    private static Changes readAgain(Changes changes) {
        return ChangeBytes.read(ChangeBytes.of(changes));
    }

    private static Countable any(Random random) {
        var attributes = new HashMap<String, String>();
        for (int i = random.nextInt(33); i > 0; i--) {
            attributes.put("key-" + i, "v".repeat(random.nextInt(200)) + random.nextInt(50));
        }
        return new Countable(
                new Position(Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1_000L),
                        "s" + random.nextInt(3),
                        Long.toString(random.nextLong())),
                "m" + random.nextInt(40), BigDecimal.valueOf(random.nextLong(), random.nextInt(7)), random.nextInt(),
                BigDecimal.valueOf(1 + random.nextInt(1_000), random.nextInt(3)),
                LocalDate.ofEpochDay(random.nextInt(40_000) - 20_000),
                Person.values()[random.nextInt(3)], random.nextBoolean() ? null : "t" + random.nextInt(300),
                random.nextBoolean() ? null : "c" + random.nextInt(5), attributes);
    }
}
