package cx.touchstone.survey.importing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.importing.ImportedRow.Outcome;
import io.agroal.api.AgroalDataSource;

/**
 * The results of all rows of all imports of the current tenant, in plain SQL. Those of a chunk are one row of the table: a
 * letter
 * for each row, and aside what only some have.
 */
@ApplicationScoped
public class ImportedRows {

    /** How many chunks are looked at in one query. */
    private static final int CHUNKS = 20;

    @Inject
    AgroalDataSource database;
    @Inject
    ObjectMapper json;

    /** The last row of the job that has its result; nobody else adds any until the transaction ends. */
    long lastTaken(Connection connection, String tenant, UUID job, UUID run) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select rows_taken from response_import where tenant_id = ? and id = ? and run = ? for update""")) {
            select.setString(1, tenant);
            select.setObject(2, job);
            select.setObject(3, run);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new ImportIsBusy("import-taken-over", "Another run goes on with this import.");
                }
                return row.getLong(1);
            }
        }
    }

    /**
     * Adds the results of rows that follow each other, and moves the job's counters.
     *
     * @param nameless whether nobody shall learn which response came out of which row
     */
    void add(Connection connection, String tenant, UUID job, boolean nameless, List<ImportedRow> rows) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("""
                update response_import set rows_taken = rows_taken + ?, accepted = accepted + ?, duplicates = duplicates + ?,
                    refused = refused + ?, run_until = now() + ? * interval '1 second'
                where tenant_id = ? and id = ?""")) {
            count.setInt(1, rows.size());
            count.setLong(2, with(Outcome.ACCEPTED, rows).size());
            count.setLong(3, with(Outcome.DUPLICATE, rows).size());
            count.setLong(4, with(Outcome.REFUSED, rows).size());
            count.setLong(5, ResponseImport.SILENCE.toSeconds());
            count.setString(6, tenant);
            count.setObject(7, job);
            count.executeUpdate();
        }
        List<ImportedRow> refused = with(Outcome.REFUSED, rows);
        long first = rows.getFirst().line();
        boolean oneLineEach = IntStream.range(0, rows.size()).allMatch(i -> rows.get(i).line() == first + i);
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into imported_chunk (tenant_id, import_id, first_row, outcomes, first_line, lines, response_ids, errors)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")) {
            insert.setString(1, tenant);
            insert.setObject(2, job);
            insert.setLong(3, rows.getFirst().row());
            insert.setString(4, rows.stream().map(row -> row.outcome().name().substring(0, 1)).collect(Collectors.joining()));
            insert.setLong(5, first);
            insert.setObject(6, oneLineEach ? null : rows.stream().mapToLong(ImportedRow::line).toArray());
            insert.setArray(7, nameless ? null
                    : connection.createArrayOf("uuid",
                            with(Outcome.ACCEPTED, rows).stream().map(ImportedRow::responseId).toArray()));
            insert.setString(8, refused.isEmpty() ? null : write(refused.stream().map(ImportedRow::errors).toList()));
            insert.executeUpdate();
        }
    }

    private static List<ImportedRow> with(Outcome outcome, List<ImportedRow> rows) {
        return rows.stream().filter(row -> row.outcome() == outcome).toList();
    }

    /** Results in the order of the rows, behind the given row; of one outcome, or of any when it is null. */
    List<ImportedRow> of(UUID job, Outcome outcome, long after, int count) {
        List<ImportedRow> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        """
                                select first_row, outcomes, first_line, lines, response_ids, errors from imported_chunk
                                where import_id = ? and position(? in outcomes) > 0
                                    and first_row >= coalesce((select max(first_row) from imported_chunk where import_id = ? and first_row <= ?), 0)
                                order by first_row limit ?""")) {
            long last = after;
            for (int chunks = CHUNKS; chunks == CHUNKS && found.size() < count;) {
                select.setObject(1, job);
                select.setString(2, outcome == null ? "" : outcome.name().substring(0, 1));
                select.setObject(3, job);
                select.setLong(4, last + 1);
                select.setInt(5, CHUNKS);
                chunks = 0;
                try (ResultSet row = select.executeQuery()) {
                    for (; row.next(); chunks++) {
                        for (ImportedRow one : chunk(row)) {
                            if (one.row() > last && (outcome == null || one.outcome() == outcome)) {
                                found.add(one);
                            }
                            last = Math.max(last, one.row());
                        }
                    }
                }
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return found.subList(0, Math.min(count, found.size()));
    }

    private List<ImportedRow> chunk(ResultSet row) throws SQLException, JsonProcessingException {
        String outcomes = row.getString(2);
        Long[] lines = row.getArray(4) == null ? null : (Long[]) row.getArray(4).getArray();
        UUID[] ids = row.getArray(5) == null ? null : (UUID[]) row.getArray(5).getArray();
        Fault[][] errors = row.getString(6) == null ? null : json.readValue(row.getString(6), Fault[][].class);
        List<ImportedRow> rows = new ArrayList<>(outcomes.length());
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < outcomes.length(); i++) {
            long number = row.getLong(1) + i;
            long line = lines == null ? row.getLong(3) + i : lines[i];
            rows.add(switch (outcomes.charAt(i)) {
                case 'A' -> new ImportedRow(number, line, Outcome.ACCEPTED, ids == null ? null : ids[accepted++], List.of());
                case 'D' -> new ImportedRow(number, line, Outcome.DUPLICATE, null, List.of());
                default -> new ImportedRow(number, line, Outcome.REFUSED, null, List.of(errors[refused++]));
            });
        }
        return rows;
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
