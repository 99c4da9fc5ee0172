package cx.touchstone.survey.importing;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.commons.csv.CSVRecord;

import cx.touchstone.kit.OutboxRelay;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.collection.AskedSurvey;
import cx.touchstone.survey.collection.AskedSurveys;
import cx.touchstone.survey.collection.CollectedResponse;
import cx.touchstone.survey.collection.ResponseTable;
import cx.touchstone.survey.importing.ImportedRow.Outcome;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Takes the rows of a file as they arrive. Each chunk of rows, their results and the job's counters are one transaction: after
 * a
 * crash between two chunks the same file may be sent again, and goes on where it stopped.
 */
@ApplicationScoped
public class TakeContent {

    private static final int CHUNK = 500;

    @Inject
    ResponseImports imports;
    @Inject
    ImportedRows results;
    @Inject
    AskedSurveys surveys;
    @Inject
    ResponseTable responses;
    @Inject
    OutboxRelay relay;
    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;

    private record Row(long number, long line, CollectedResponse response, List<Fault> faults) {
    }

    ImportView take(UUID id, InputStream content) {
        ResponseImport job = QuarkusTransaction.requiringNew().call(() -> imports.named(id));
        AskedSurvey survey = surveys.asked(tenant.current(), job.surveyId).mustBeOpen();
        UUID run = QuarkusTransaction.requiringNew().call(() -> imports.held(id).begin(Instant.now()));
        try (CsvContent csv = new CsvContent(content)) {
            mustHaveColumns(job.mapping, csv);
            takeRows(job, run, csv, new RowReader(job.mapping, survey));
        } catch (CsvContent.Unreadable e) {
            stop(id, run, e.getMessage());
            throw new Refusal.Invalid("", "unreadable-content", e.getMessage());
        } catch (IOException | RuntimeException e) {
            stop(id, run, e instanceof Refusal ? e.getMessage() : "The content broke off.");
            throw e instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            ResponseImport done = imports.held(id);
            done.finish(run, Instant.now());
            return ImportView.of(done);
        });
    }

    private static void mustHaveColumns(ColumnMapping mapping, CsvContent csv) {
        List<Fault> missing = mapping.columns().stream().filter(column -> !csv.parser().getHeaderMap().containsKey(column))
                .map(column -> new Fault("", "unknown-column", "The mapping reads the column \"" + column
                        + "\", which the content does not have."))
                .toList();
        if (!missing.isEmpty()) {
            throw new Refusal.Invalid(missing);
        }
    }

    private void takeRows(ResponseImport job, UUID run, CsvContent csv, RowReader reader) {
        long taken = QuarkusTransaction.requiringNew().call(() -> imports.held(job.id).rowsTaken);
        List<Row> chunk = new ArrayList<>(CHUNK);
        for (CSVRecord record = csv.next(); record != null; record = csv.next()) {
            if (record.getRecordNumber() > taken) {
                chunk.add(read(reader, record, csv.line()));
            }
            if (chunk.size() == CHUNK) {
                write(job.id, run, chunk);
                chunk.clear();
            }
        }
        write(job.id, run, chunk);
    }

    private static Row read(RowReader reader, CSVRecord record, long line) {
        try {
            return new Row(record.getRecordNumber(), line, reader.read(record, Instant.now()), List.of());
        } catch (Refusal.Invalid invalid) {
            return new Row(record.getRecordNumber(), line, null, invalid.faults());
        }
    }

    private void write(UUID job, UUID run, List<Row> chunk) {
        if (chunk.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Set<UUID> taken = responses.insert(connection, tenant.current(),
                        chunk.stream().map(Row::response).filter(response -> response != null).toList());
                if (!results.add(connection, tenant.current(), job, run,
                        chunk.stream().map(row -> result(row, taken)).toList())) {
                    throw new ImportIsBusy("import-taken-over", "Another run goes on with this import.");
                }
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback(); // or the pool would commit one half of it
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        relay.nudge();
    }

    private static ImportedRow result(Row row, Set<UUID> taken) {
        if (row.response() == null) {
            return new ImportedRow(row.number(), row.line(), Outcome.REFUSED, null, row.faults());
        }
        return taken.contains(row.response().id())
                ? new ImportedRow(row.number(), row.line(), Outcome.ACCEPTED, row.response().id(), List.of())
                : new ImportedRow(row.number(), row.line(), Outcome.DUPLICATE, null, List.of());
    }

    private void stop(UUID id, UUID run, String why) {
        QuarkusTransaction.requiringNew().run(() -> imports.held(id).interrupt(run, why));
    }
}
