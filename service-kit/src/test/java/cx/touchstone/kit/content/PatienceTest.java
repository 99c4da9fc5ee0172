package cx.touchstone.kit.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Refusal;

class PatienceTest {

    @Test
    void a_database_that_is_away_or_has_others_to_serve_is_waited_for() {
        var failures = new ArrayDeque<Exception>(
                List.of(new SQLException("gone", "08006"), new SQLException("deadlock", "40P01"),
                        new Refusal.Overloaded("later"), new CompletionException(new Refusal.Overloaded("later"))));
        assertEquals("done", Patience.during(() -> {
            if (!failures.isEmpty()) {
                throw failures.pop();
            }
            return "done";
        }));
    }

    @Test
    void what_does_not_pass_fails_at_once() {
        assertThrows(Refusal.Invalid.class, () -> Patience.during(() -> {
            throw new Refusal.Invalid("", "wrong", "It is wrong.");
        }));
    }
}
