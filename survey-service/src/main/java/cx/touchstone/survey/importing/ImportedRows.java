package cx.touchstone.survey.importing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.importing.ImportedRow.Outcome;
import io.agroal.api.AgroalDataSource;

/** The results of all rows of all imports of the current tenant; written in batches, in plain SQL. */
@ApplicationScoped
public class ImportedRows {

    @Inject
    AgroalDataSource database;
    @Inject
    ObjectMapper json;

    /** Adds results and moves the job's counters; false when another run has taken the job over. */
    boolean add(Connection connection, String tenant, UUID job, UUID run, List<ImportedRow> rows) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("""
                update response_import set rows_taken = rows_taken + ?, accepted = accepted + ?, duplicates = duplicates + ?,
                    refused = refused + ?, run_until = now() + ? * interval '1 second'
                where tenant_id = ? and id = ? and run = ?""")) {
            count.setInt(1, rows.size());
            count.setLong(2, rows.stream().filter(row -> row.outcome() == Outcome.ACCEPTED).count());
            count.setLong(3, rows.stream().filter(row -> row.outcome() == Outcome.DUPLICATE).count());
            count.setLong(4, rows.stream().filter(row -> row.outcome() == Outcome.REFUSED).count());
            count.setLong(5, ResponseImport.SILENCE.toSeconds());
            count.setString(6, tenant);
            count.setObject(7, job);
            count.setObject(8, run);
            if (count.executeUpdate() == 0) {
                return false;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into imported_row (tenant_id, import_id, row_number, line, outcome, response_id, errors)
                select ?, ?, row_number, line, outcome, response_id, errors::jsonb
                from unnest(?::bigint[], ?::bigint[], ?::text[], ?::uuid[], ?::text[])
                    as t (row_number, line, outcome, response_id, errors)""")) {
            insert.setString(1, tenant);
            insert.setObject(2, job);
            column(insert, 3, "int8", rows, ImportedRow::row);
            column(insert, 4, "int8", rows, ImportedRow::line);
            column(insert, 5, "text", rows, row -> row.outcome().name());
            column(insert, 6, "uuid", rows, ImportedRow::responseId);
            column(insert, 7, "text", rows, row -> row.errors().isEmpty() ? null : write(row.errors()));
            insert.executeUpdate();
        }
        return true;
    }

    /** Results in the order of the rows, behind the given row; of one outcome, or of any when it is null. */
    List<ImportedRow> of(UUID job, Outcome outcome, long after, int count) {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement("""
                select row_number, line, outcome, response_id, errors from imported_row
                where import_id = ? and row_number > ? and (?::text is null or outcome = ?) order by row_number limit ?""")) {
            select.setObject(1, job);
            select.setLong(2, after);
            select.setString(3, outcome == null ? null : outcome.name());
            select.setString(4, outcome == null ? null : outcome.name());
            select.setInt(5, count);
            List<ImportedRow> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new ImportedRow(row.getLong(1), row.getLong(2), Outcome.valueOf(row.getString(3)),
                            row.getObject(4, UUID.class), faults(row.getString(5))));
                }
            }
            return rows;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Fault> faults(String written) throws JsonProcessingException {
        return written == null ? List.of() : Arrays.asList(json.readValue(written, Fault[].class));
    }

    private static void column(PreparedStatement statement, int at, String type, List<ImportedRow> rows,
            Function<ImportedRow, Object> column) throws SQLException {
        statement.setArray(at, statement.getConnection().createArrayOf(type, rows.stream().map(column).toArray()));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
