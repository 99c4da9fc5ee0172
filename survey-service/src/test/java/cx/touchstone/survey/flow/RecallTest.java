package cx.touchstone.survey.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class RecallTest {

    @Test
    void an_answer_or_an_attribute_is_recalled_by_its_key() {
        assertEquals(new Recall(true, "first-name", ""), Recall.of("answers.first-name"));
        assertEquals(new Recall(true, "name", ""), Recall.of("  answers.name  "));
        assertEquals(new Recall(true, "name", "dear guest"), Recall.of("answers.name | dear guest "));
        assertEquals(new Recall(false, "First.name_2-x", "you"), Recall.of("attributes.First.name_2-x|you"));
        assertEquals(new Recall(true, "name", "a|b"), Recall.of("answers.name|a|b"));
    }

    @Test
    void anything_else_recalls_nothing() {
        for (String inside : List.of("", "name", "answers.", "answers.Name", "answer.name", "attributes.2nd", "answers.a b",
                "attributes.", "answers." + "x".repeat(65), "answers.a|" + "x".repeat(201))) {
            assertNull(Recall.of(inside), inside);
        }
    }

    @Test
    void places_are_filled_with_plain_words_whatever_is_in_them() {
        Map<String, String> known = Map.of("name", "<b>$1 \\ {{answers.name}}</b>");
        assertEquals("Hi <b>$1 \\ {{answers.name}}</b>, <b>$1 \\ {{answers.name}}</b>!",
                Recall.fill("Hi {{answers.name}}, {{ answers.name }}!", recall -> known.get(recall.key())));
    }

    @Test
    void what_is_not_known_yet_stays_for_who_knows_it_later() {
        String text = "{{answers.a|x}} {{nonsense}} {{answers.b";
        assertEquals(text, Recall.fill(text, recall -> null));
        assertEquals("no places", Recall.fill("no places", recall -> "x"));
    }

    @Test
    void a_text_full_of_braces_takes_no_longer() {
        String braces = "{{".repeat(2_000);
        assertEquals(braces, assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Recall.fill(braces, recall -> "x")));
    }
}
