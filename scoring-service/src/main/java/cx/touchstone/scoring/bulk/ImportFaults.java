package cx.touchstone.scoring.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;

/** What was wrong with the refused rows of all imports of the current tenant. */
@ApplicationScoped
public class ImportFaults {

    /** Of one import; who has more sends something else than observations, and learns no more from the rest. */
    static final int MOST = 10_000;

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;
    @Inject
    ObjectMapper json;

    /** Adds those of an import of which {@code before} rows were refused before these. */
    void add(UUID job, long before, List<ImportFault> faults) throws SQLException {
        var room = faults.subList(0, (int) Math.max(0, Math.min(MOST - before, faults.size())));
        if (room.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection(); PreparedStatement insert = connection.prepareStatement("""
                insert into observation_import_fault (tenant_id, import_id, row_number, line, errors)
                select ?, ?, fault.row_number, fault.line, fault.errors::jsonb
                from unnest(?::bigint[], ?::bigint[], ?::text[]) as fault (row_number, line, errors)""")) {
            insert.setString(1, tenant.current());
            insert.setObject(2, job);
            insert.setArray(3, connection.createArrayOf("int8", room.stream().map(ImportFault::row).toArray()));
            insert.setArray(4, connection.createArrayOf("int8", room.stream().map(ImportFault::line).toArray()));
            insert.setArray(5, connection.createArrayOf("text", room.stream().map(this::written).toArray()));
            insert.executeUpdate();
        }
    }

    /** In the order of the rows, behind the given one. */
    List<ImportFault> of(UUID job, long after, int most) {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement("""
                select row_number, line, errors from observation_import_fault
                where tenant_id = ? and import_id = ? and row_number > ? order by row_number limit ?""")) {
            select.setString(1, tenant.current());
            select.setObject(2, job);
            select.setLong(3, after);
            select.setInt(4, most);
            var faults = new ArrayList<ImportFault>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    faults.add(new ImportFault(row.getLong(1), row.getLong(2),
                            Arrays.asList(json.readValue(row.getString(3), Fault[].class))));
                }
            }
            return faults;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String written(ImportFault fault) {
        try {
            return json.writeValueAsString(fault.errors());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
