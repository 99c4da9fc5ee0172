package cx.touchstone.scoring.bulk;

import static cx.touchstone.scoring.intake.ObservationResults.Outcome.ACCEPTED;
import static cx.touchstone.scoring.intake.ObservationResults.Outcome.DUPLICATE;
import static cx.touchstone.scoring.intake.ObservationResults.Outcome.REFUSED;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.kit.content.Patience;
import cx.touchstone.scoring.intake.ObservationResults.Outcome;
import cx.touchstone.scoring.intake.ObservationResults.Result;
import cx.touchstone.scoring.intake.TakeObservations;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Writes a chunk of rows: first the observations, together with whatever else comes in, then what became of them. */
@ApplicationScoped
class WriteRows {

    /**
     * A row of a file.
     *
     * @param number the first one is 1
     * @param line of the file
     * @param length of the line, in bytes
     * @param observation null when there is none to read
     * @param faults why there is none
     */
    record Row(long number, long line, int length, JsonNode observation, List<Fault> faults) {
    }

    @Inject
    TakeObservations takeObservations;
    @Inject
    ObservationImports imports;
    @Inject
    ImportFaults faults;

    /**
     * When it ends between its two halves, the rows come again, and are duplicates: they count once, whatever the job says of
     * them.
     */
    @ActivateRequestContext // without it Hibernate knows no tenant
    void write(UUID job, UUID run, List<Row> chunk) {
        var items = chunk.stream().map(Row::observation).filter(item -> item != null).toList();
        // In a transaction, since metrics are looked up; observations are written in transactions of their own.
        var results = Patience.during(() -> QuarkusTransaction.requiringNew().call(() -> takeObservations.take(items, i -> ""))
                .toCompletableFuture().join());
        // A commit whose answer was lost may have happened: the next attempt finds out by the job's counter.
        Patience.during(() -> QuarkusTransaction.requiringNew().call(() -> note(job, run, chunk, results)));
    }

    private Void note(UUID id, UUID run, List<Row> chunk, List<Result> results) throws SQLException {
        var job = imports.held(id);
        job.mustBeOf(run);
        if (job.rowsTaken < chunk.getLast().number()) {
            var refused = refused(chunk, results);
            faults.add(id, job.refused, refused);
            job.took(count(ACCEPTED, results), count(DUPLICATE, results), refused.size(), Instant.now());
        }
        return null;
    }

    private static List<ImportFault> refused(List<Row> chunk, List<Result> results) {
        var refused = new ArrayList<ImportFault>();
        var read = results.iterator();
        for (var row : chunk) {
            var result = row.observation() == null ? null : read.next();
            if (result == null || result.outcome() == REFUSED) {
                refused.add(new ImportFault(row.number(), row.line(), result == null ? row.faults() : result.errors()));
            }
        }
        return refused;
    }

    private static int count(Outcome outcome, List<Result> results) {
        return (int) results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
