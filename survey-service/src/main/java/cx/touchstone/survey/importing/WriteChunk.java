package cx.touchstone.survey.importing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.OutboxRelay;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.kit.content.Patience;
import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.bulk.BulkTable;
import cx.touchstone.survey.importing.ImportedRow.Outcome;
import cx.touchstone.survey.reading.GivenRow;
import io.agroal.api.AgroalDataSource;

/** Writes a chunk of rows, their results, the messages about them and the job's counters: all or nothing, and once. */
@ApplicationScoped
class WriteChunk {

    private static final List<Fault> FULL = List
            .of(new Fault("", "survey-full", "The survey has all the responses that it takes."));

    @Inject
    AgroalDataSource database;
    @Inject
    BulkTable responses;
    @Inject
    ImportedRows results;
    @Inject
    OutboxRelay relay;

    /** @return how many rows were accepted; 0 when the chunk had been written before */
    int write(String tenant, AskedSurvey survey, UUID job, UUID run, List<GivenRow> chunk) {
        // A commit whose answer was lost may have happened: the next attempt finds out by the job's counter.
        int accepted = Patience.during(() -> attempt(tenant, survey, job, run, chunk));
        relay.nudge();
        return accepted;
    }

    private int attempt(String tenant, AskedSurvey survey, UUID job, UUID run, List<GivenRow> chunk) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int accepted = 0;
                if (results.lastTaken(connection, tenant, job, run) < chunk.getLast().number()) {
                    BulkTable.Written written = responses.insert(connection, tenant, survey,
                            chunk.stream().map(GivenRow::response).filter(Objects::nonNull).toList());
                    accepted = written.taken().size();
                    results.add(connection, tenant, job, isAnonymous(chunk),
                            chunk.stream().map(row -> result(row, written)).toList());
                }
                connection.commit();
                return accepted;
            } catch (SQLException | RuntimeException e) {
                connection.rollback(); // or the pool would commit one half of it
                throw e;
            }
        }
    }

    private static boolean isAnonymous(List<GivenRow> chunk) {
        return chunk.stream().anyMatch(row -> row.response() != null && row.response().survey().isAnonymous());
    }

    private static ImportedRow result(GivenRow row, BulkTable.Written written) {
        if (row.response() == null) {
            return new ImportedRow(row.number(), row.line(), Outcome.REFUSED, null, row.faults());
        }
        if (written.beyond().contains(row.response().id())) {
            return new ImportedRow(row.number(), row.line(), Outcome.REFUSED, null, FULL);
        }
        return written.taken().contains(row.response().id())
                ? new ImportedRow(row.number(), row.line(), Outcome.ACCEPTED, row.response().id(), List.of())
                : new ImportedRow(row.number(), row.line(), Outcome.DUPLICATE, null, List.of());
    }
}
