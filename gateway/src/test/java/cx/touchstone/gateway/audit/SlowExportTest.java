package cx.touchstone.gateway.audit;

import static cx.touchstone.gateway.Keys.aTenant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.gateway.audit.AuditFilter.Conditions;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What those cost everybody else who ask for a log and take it slowly. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class SlowExportTest {

    /** One more than two pages. */
    private static final int ENTRIES = 1001;

    @Inject
    AuditLog log;
    @Inject
    AuditRecords records;
    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();
    private final Conditions all = new AuditFilter().conditions(tenant);

    /** What somebody does with the bytes that he gets. */
    private interface Reader {
        void takes(int next) throws IOException;
    }

    @BeforeEach
    void aLog() {
        Tenant.as(tenant, () -> QuarkusTransaction.requiringNew().call(() -> {
            for (int i = 0; i < ENTRIES; i++) {
                log.append(tenant, "a test", new Deed("thing.changed", "thing", String.valueOf(i), Map.of()));
            }
            return null;
        }));
    }

    @Test
    void a_reader_keeps_no_connection_while_he_takes_his_time() throws IOException {
        int[] lines = new int[1];
        export(next -> {
            if (next == '\n' && ++lines[0] % 250 == 0) {
                assertEquals(0, openTransactions());
            }
        });
        assertEquals(ENTRIES, lines[0]);
    }

    @Test
    void only_a_few_read_at_once() throws IOException {
        int[] readers = new int[1];
        assertThrows(Refusal.Overloaded.class, () -> export(next -> another(readers)));
        assertEquals(8, readers[0]);
        int[] bytes = new int[1];
        export(next -> bytes[0]++); // they have all gone
        assertTrue(bytes[0] > ENTRIES);
    }

    /** Asks for another export before this one is taken any further. */
    private void another(int[] readers) throws IOException {
        readers[0]++;
        export(next -> another(readers));
    }

    private void export(Reader reader) throws IOException {
        records.write(tenant, all, new OutputStream() {
            @Override
            public void write(int next) throws IOException {
                reader.takes(next);
            }
        });
    }

    private int openTransactions() {
        try (Connection connection = database.getConnection();
                var row = connection.createStatement().executeQuery("""
                        select count(*) from pg_stat_activity
                        where state = 'idle in transaction' and query like '%from audit_entry%'""")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
