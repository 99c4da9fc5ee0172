package cx.touchstone.gateway.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.gateway.audit.AuditFilter.Conditions;
import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;

/** Reads the log of the current tenant; of any length, with a page of it in memory. */
@ApplicationScoped
class AuditRecords {

    private static final int PAGE = 500;

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;
    @Inject
    AuditLog log;

    /** What is done with each entry. */
    private interface Use {
        void of(AuditEntry entry) throws IOException;
    }

    /** The latest first, before the given position. */
    List<AuditEntry> before(Long position, Conditions conditions, int count) {
        List<Object> values = new ArrayList<>(conditions.values());
        values.add(position == null ? Long.MAX_VALUE : position);
        values.add(count);
        List<AuditEntry> read = new ArrayList<>();
        each("where " + conditions.sql() + " and position < ? order by position desc limit ?", values, read::add);
        return read;
    }

    AuditEntry at(long position) {
        List<AuditEntry> read = new ArrayList<>();
        each("where tenant_id = ? and position = ?", List.of(tenant.current(), position), read::add);
        if (read.isEmpty()) {
            throw new AuditEntryIsUnknown();
        }
        return read.getFirst();
    }

    /** Writes entries as lines of canonical JSON, the first one first. */
    void write(String whose, Conditions conditions, OutputStream out) throws IOException {
        try {
            Tenant.as(whose, () -> each("where " + conditions.sql() + " order by position", conditions.values(), entry -> {
                out.write(entry.line());
                out.write('\n');
            }));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Goes over the whole log, and looks whether each entry is what it was when it was written. */
    AuditVerification verify() {
        AuditVerification.Check check = new AuditVerification.Check();
        each("where tenant_id = ? order by position", List.of(tenant.current()), check::look);
        return check.result();
    }

    private Void each(String where, List<?> values, Use use) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false); // without a transaction the driver would read all rows at once
            try (PreparedStatement select = connection.prepareStatement("select * from audit_entry " + where)) {
                select.setFetchSize(PAGE);
                for (int i = 0; i < values.size(); i++) {
                    select.setObject(i + 1, values.get(i));
                }
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        use.of(log.read(row));
                    }
                }
            } finally {
                if (!connection.isClosed()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
            return null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
