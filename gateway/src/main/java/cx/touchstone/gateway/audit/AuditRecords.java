package cx.touchstone.gateway.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.gateway.audit.AuditFilter.Conditions;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;

/**
 * Reads the log of the current tenant; of any length, with a page of it in memory. Who goes over all of it keeps no connection
 * between two pages, however slowly he takes them: there are few, and without one nobody's key is looked up.
 */
@ApplicationScoped
class AuditRecords {

    private static final int PAGE = 500;
    /** How many go over a whole log at once: each has a thread meanwhile, of those that look up keys as well. */
    private static final int AT_ONCE = 8;

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;
    @Inject
    AuditLog log;

    private final Semaphore readers = new Semaphore(AT_ONCE);

    /** What is done with each entry. */
    private interface Use<E extends Exception> {
        void of(AuditEntry entry) throws E;
    }

    /** The latest first, before the given position. */
    List<AuditEntry> before(Long position, Conditions conditions, int count) {
        return read(conditions, "position < ? order by position desc limit ?", position == null ? Long.MAX_VALUE : position,
                count);
    }

    AuditEntry at(long position) {
        return read(all(), "position = ?", position).stream().findFirst().orElseThrow(AuditEntryIsUnknown::new);
    }

    /**
     * Writes entries as lines of canonical JSON, the first one first.
     *
     * @throws Refusal.Overloaded when as many go over a log as may at once
     */
    void write(String whose, Conditions conditions, OutputStream out) throws IOException {
        this.<IOException> each(whose, conditions, entry -> {
            out.write(entry.line());
            out.write('\n');
        });
    }

    /**
     * Goes over the whole log, and looks whether each entry is what it was when it was written.
     *
     * @throws Refusal.Overloaded when as many go over a log as may at once
     */
    AuditVerification verify() {
        AuditVerification.Check check = new AuditVerification.Check();
        this.<RuntimeException> each(tenant.current(), all(), check::look);
        return check.result();
    }

    private Conditions all() {
        return new Conditions("tenant_id = ?", List.of(tenant.current()));
    }

    private <E extends Exception> void each(String whose, Conditions conditions, Use<E> use) throws E {
        if (!readers.tryAcquire()) {
            throw new Refusal.Overloaded("As many read whole logs as may at once, try again.");
        }
        try {
            List<AuditEntry> page = List.of();
            do {
                long last = page.isEmpty() ? Long.MIN_VALUE : page.getLast().position();
                page = Tenant.as(whose, () -> read(conditions, "position > ? order by position limit ?", last, PAGE));
                for (AuditEntry entry : page) {
                    use.of(entry);
                }
            } while (page.size() == PAGE);
        } finally {
            readers.release();
        }
    }

    private List<AuditEntry> read(Conditions conditions, String which, Object... values) {
        List<Object> all = new ArrayList<>(conditions.values());
        all.addAll(List.of(values));
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select * from audit_entry where " + conditions.sql() + " and " + which)) {
            for (int i = 0; i < all.size(); i++) {
                select.setObject(i + 1, all.get(i));
            }
            List<AuditEntry> read = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    read.add(log.read(row));
                }
            }
            return read;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
