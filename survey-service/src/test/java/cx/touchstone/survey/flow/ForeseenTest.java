package cx.touchstone.survey.flow;

import static cx.touchstone.survey.questionnaire.Written.condition;
import static cx.touchstone.survey.questionnaire.Written.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.survey.questionnaire.Condition;

class ForeseenTest {

    private static final String ANSWER = "{\"question\": \"q\", \"atMost\": 6}";
    private static final String GOLD = "{\"attribute\": \"tier\", \"is\": [\"gold\"]}";
    private static final String ROMANIAN = "{\"language\": [\"ro\"]}";

    private final Foreseen foreseen = new Foreseen(Map.of("tier", "gold", "name", "Ana"), "en");

    @Test
    void tests_of_answers_remain() {
        assertNull(foreseen.of(null));
        assertEquals(condition(ANSWER), foreseen.of(condition(ANSWER)));
        assertEquals(condition("{\"not\": " + ANSWER + "}"), foreseen.of(condition("{\"not\": " + ANSWER + "}")));
    }

    @Test
    void what_is_known_is_settled() {
        assertSame(Foreseen.ALWAYS, foreseen.of(condition(GOLD)));
        assertSame(Foreseen.NEVER, foreseen.of(condition(ROMANIAN)));
        assertSame(Foreseen.ALWAYS, foreseen.of(condition("{\"not\": " + ROMANIAN + "}")));
        assertSame(Foreseen.NEVER, foreseen.of(condition("{\"all\": [" + ANSWER + "," + ROMANIAN + "]}")));
        assertSame(Foreseen.ALWAYS, foreseen.of(condition("{\"any\": [" + ANSWER + "," + GOLD + "]}")));
    }

    @Test
    void what_is_neither_here_nor_there_is_left_out() {
        assertEquals(condition(ANSWER), foreseen.of(condition("{\"all\": [" + GOLD + "," + ANSWER + "]}")));
        assertEquals(condition(ANSWER), foreseen.of(condition("{\"any\": [" + ROMANIAN + "," + ANSWER + "]}")));
        assertEquals(condition("{\"any\": [" + ANSWER + "," + ANSWER + "]}"),
                foreseen.of(condition("{\"any\": [" + ANSWER + "," + ROMANIAN + "," + ANSWER + "]}")));
    }

    @Test
    void what_was_foreseen_once_is_foreseen_again() {
        assertSame(Foreseen.ALWAYS, foreseen.of(Foreseen.ALWAYS));
        assertSame(Foreseen.NEVER, foreseen.of(Foreseen.NEVER));
    }

    @Test
    void attributes_are_put_into_texts_and_answers_stay() {
        assertEquals("Ana, guest, : {{answers.a|x}} {{nonsense}}", foreseen.fill(
                "{{attributes.name}}, {{attributes.title|guest}}, {{attributes.title}}: {{answers.a|x}} {{nonsense}}"));
    }

    /** Seeded: the same thirty thousand cases every time. */
    @Test
    void it_decides_as_the_whole_condition_does_whatever_is_answered() {
        Random random = new Random(3);
        int held = 0;
        for (int i = 0; i < 30_000; i++) {
            Condition whole = any(random, 4);
            Map<String, String> attributes = random.nextBoolean() ? Map.of() : Map.of("tier", one(random, "gold", "5", "x"));
            String language = one(random, "en", "ro", "ro-MD");
            Condition left = new Foreseen(attributes, language).of(whole);
            ObjectNode answers = object("{}");
            for (String key : List.of("a", "b")) {
                if (random.nextInt(3) > 0) {
                    answers.put(key, random.nextInt(6));
                }
            }
            boolean holds = new Situation(answers, attributes, language).holds(whole);
            assertEquals(holds, new Situation(answers, Map.of(), "").holds(left), whole + " became " + left);
            assertTrue(left == Foreseen.ALWAYS || left == Foreseen.NEVER
                    || left.tests().allMatch(test -> test.question() != null), () -> left + " tells of more than answers");
            held += holds ? 1 : 0;
        }
        assertTrue(held > 5_000 && held < 25_000, "conditions that hold " + held + " times of 30,000 show little");
    }

    private static Condition any(Random random, int deep) {
        return switch (random.nextInt(deep == 0 ? 5 : 8)) {
            case 0 -> condition(one(random, ROMANIAN, "{\"language\": [\"en\", \"he\"]}"));
            case 1 -> condition(one(random, GOLD, "{\"attribute\": \"tier\", \"atLeast\": 5}",
                    "{\"attribute\": \"tier\", \"answered\": false}"));
            case 2 -> condition("{\"question\": \"a\", \"atMost\": " + random.nextInt(6) + "}");
            case 3 -> condition("{\"question\": \"b\", \"is\": [\"" + random.nextInt(6) + "\"]}");
            case 4 -> condition("{\"question\": \"a\", \"answered\": " + random.nextBoolean() + "}");
            case 5 -> new Condition(some(random, deep), null, null, null, null, null, null, null, null, null, null);
            case 6 -> new Condition(null, some(random, deep), null, null, null, null, null, null, null, null, null);
            default -> new Condition(null, null, any(random, deep - 1), null, null, null, null, null, null, null, null);
        };
    }

    private static List<Condition> some(Random random, int deep) {
        return random.ints(1 + random.nextInt(3), 0, deep).mapToObj(inner -> any(random, inner)).toList();
    }

    private static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }
}
