package cx.touchstone.gateway.tenant.purge;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The owner of the gateway's tables, from whom no policy hides anything. */
final class Owner {

    private Owner() {
    }

    static Connection connect() throws SQLException {
        Config config = ConfigProvider.getConfig();
        return DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
    }

    static void does(String... statements) throws SQLException {
        try (Connection connection = connect()) {
            for (String statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }

    /** How many rows name a tenant, by table: of those that have any, found in another way than the service finds them. */
    static Map<String, Integer> rowsOf(String tenant) throws SQLException {
        Map<String, Integer> rows = new TreeMap<>();
        try (Connection connection = connect(); ResultSet table = connection.createStatement().executeQuery("""
                select table_schema || '.' || table_name from information_schema.columns
                where column_name = 'tenant_id' and table_schema not in ('information_schema', 'pg_catalog')""")) {
            while (table.next()) {
                int count = count(connection, table.getString(1), tenant);
                if (count > 0) {
                    rows.put(table.getString(1).replace("public.", ""), count);
                }
            }
        }
        return rows;
    }

    private static int count(Connection connection, String table, String tenant) throws SQLException {
        try (ResultSet row = connection.createStatement()
                .executeQuery("select count(*) from " + table + " where tenant_id = '" + tenant + "'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
