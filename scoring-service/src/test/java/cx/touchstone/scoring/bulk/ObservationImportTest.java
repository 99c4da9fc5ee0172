package cx.touchstone.scoring.bulk;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class ObservationImportTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final ObservationImport job = new ObservationImport(NOW);

    @Test
    void one_run_takes_rows_at_a_time() {
        job.begin(NOW);
        assertEquals("import-running", assertThrows(ImportIsBusy.class, () -> job.begin(NOW.plusSeconds(29))).code());
    }

    @Test
    void a_run_that_fell_silent_is_taken_over_and_learns_of_it() {
        var silent = job.begin(NOW);
        job.took(1, 1, 1, NOW.plusSeconds(10));
        assertThrows(ImportIsBusy.class, () -> job.begin(NOW.plusSeconds(39)));
        var next = job.begin(NOW.plusSeconds(40));
        assertEquals("import-taken-over", assertThrows(ImportIsBusy.class, () -> job.mustBeOf(silent)).code());
        assertDoesNotThrow(() -> job.mustBeOf(next));
        job.finish(silent, NOW);
        job.interrupt(silent, "late");
        assertEquals(ImportStatus.RUNNING, job.status);
        assertEquals(3, job.rowsTaken);
    }

    @Test
    void an_interrupted_one_goes_on_and_a_done_one_does_not() {
        job.interrupt(job.begin(NOW), "broke off");
        assertEquals(ImportStatus.INTERRUPTED, job.status);
        job.finish(job.begin(NOW), NOW);
        assertEquals("import-done", assertThrows(ImportIsBusy.class, () -> job.begin(NOW.plusSeconds(99))).code());
    }
}
