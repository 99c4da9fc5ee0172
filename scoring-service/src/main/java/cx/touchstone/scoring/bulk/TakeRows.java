package cx.touchstone.scoring.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.content.Chunks;
import cx.touchstone.kit.content.Lines;
import cx.touchstone.kit.content.Patience;
import cx.touchstone.kit.content.Unreadable;
import cx.touchstone.scoring.bulk.WriteRows.Row;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Takes the rows of a file as they arrive, chunk by chunk: when it breaks off, the same file may be sent again, and goes on
 * where it stopped.
 */
@ApplicationScoped
public class TakeRows {

    private static final Logger LOG = Logger.getLogger(TakeRows.class);

    @Inject
    ObservationImports imports;
    @Inject
    WriteRows writeRows;
    @Inject
    ObjectMapper json;
    @Inject
    Tenant tenant;

    ObservationImportView take(UUID id, InputStream content) {
        var run = QuarkusTransaction.requiringNew().call(() -> imports.held(id).begin(Instant.now()));
        try (var lines = new Lines(content)) {
            take(id, run, lines);
        } catch (Unreadable e) {
            stop(id, run, e.getMessage());
            throw new Refusal.Invalid("", "unreadable-content", e.getMessage());
        } catch (IOException | RuntimeException e) {
            stop(id, run, e instanceof Refusal ? e.getMessage() : "Its rows could not be written.");
            throw e instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
        return Patience.during(() -> QuarkusTransaction.requiringNew().call(() -> {
            var done = imports.held(id);
            done.finish(run, Instant.now());
            return ObservationImportView.of(done);
        }));
    }

    private void take(UUID id, UUID run, Lines lines) {
        long taken = QuarkusTransaction.requiringNew().call(() -> imports.named(id).rowsTaken);
        var whose = tenant.current();
        var chunks = new Chunks<Row>(task -> Thread.ofVirtual().name("import-" + id).start(task), Row::length,
                chunk -> Tenant.as(whose, () -> {
                    writeRows.write(id, run, chunk);
                    return null;
                }));
        try {
            for (long number = 1; lines.next(); number++) {
                if (number > taken) {
                    chunks.add(row(number, lines));
                }
            }
        } catch (Unreadable e) {
            chunks.end(); // what came before is whole
            throw e;
        }
        chunks.end();
    }

    private Row row(long number, Lines lines) {
        var faults = new ArrayList<Fault>(0);
        return new Row(number, lines.number(), lines.length(), lines.object(json, faults), faults);
    }

    private void stop(UUID id, UUID run, String why) {
        try {
            QuarkusTransaction.requiringNew().run(() -> imports.held(id).interrupt(run, why));
        } catch (RuntimeException e) {
            // With the database away nobody can be told; the run falls silent, and another may take its place.
            LOG.warnf("import %s could not be stopped: %s", id, e.getMessage());
        }
    }
}
