package cx.touchstone.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** What holds for every table of every service. */
public final class TableRules {

    private TableRules() {
    }

    /**
     * Every table starts with the tenant, and shows a plain role only the rows of the tenant that it speaks for. None takes a
     * row of a tenant that is gone, but for what is kept of those.
     */
    public static void everyTableIsolatesTenants(DataSource database) throws SQLException {
        List<String> tables = new ArrayList<>();
        List<String> open = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ResultSet row = connection.createStatement().executeQuery(
                        """
                                select c.relname, c.relrowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polpermissive)
                                    and (select attname from pg_attribute a where a.attrelid = c.oid and attnum = 1) = 'tenant_id'
                                    and (obj_description(c.oid, 'pg_class') like 'kept: %' or exists (select from pg_policy p
                                        where p.polrelid = c.oid and p.polname = 'not_purged' and not p.polpermissive))
                                from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                                    and c.relname <> 'flyway_schema_history'""")) {
            while (row.next()) {
                tables.add(row.getString(1));
                if (!row.getBoolean(2)) {
                    open.add(row.getString(1));
                }
            }
        }
        assertFalse(tables.isEmpty());
        assertEquals(List.of(), open, "tables without tenant_id in front, row level security and not_purged");
    }

    /** The service runs as a role that row level security binds. */
    public static void theServiceIsNotAboveThePolicies(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection(); ResultSet row = connection.createStatement().executeQuery("""
                select rolsuper or rolbypassrls or exists (select 1 from pg_class where relowner = pg_roles.oid)
                from pg_roles where rolname = current_user""")) {
            row.next();
            assertFalse(row.getBoolean(1));
        }
    }
}
