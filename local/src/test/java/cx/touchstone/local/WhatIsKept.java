package cx.touchstone.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the databases of all services hold of tenants, as a superuser sees it, by {@code service/table}. */
record WhatIsKept(Platform platform) {

    /** What is done with each table. */
    private interface Look {
        void at(Connection connection, String service, String table) throws SQLException;
    }

    /** Tables with rows of a tenant, partitions by themselves too, and how many. */
    Map<String, Long> rowsOf(String tenant, Set<String> without) {
        Map<String, Long> rows = new TreeMap<>();
        everyTable((connection, service, table) -> {
            long count = number(connection, "select count(*) from " + table + " where tenant_id = ?", tenant);
            if (count > 0 && !without.contains(plain(table)) && !table.startsWith("raw.")) {
                rows.put(service + "/" + plain(table), count);
            }
        });
        return rows;
    }

    /** All tables that hold rows of tenants. */
    Set<String> tablesOfTenants(Set<String> without) {
        Set<String> tables = new TreeSet<>();
        everyTable((connection, service, table) -> {
            if (!without.contains(plain(table)) && !table.startsWith("raw.")) {
                tables.add(service + "/" + plain(table));
            }
        });
        return tables;
    }

    /** The tenant's own partitions. */
    List<String> partitionsOf(String tenant) {
        List<String> partitions = new ArrayList<>();
        everyTable((connection, service, table) -> {
            if (table.startsWith("raw.") && number(connection,
                    "select strpos('" + table + "', substr(md5(?), 1, 20))", tenant) > 0) {
                partitions.add(table);
            }
        });
        return partitions;
    }

    long largeObjects() throws SQLException {
        long objects = 0;
        for (Service service : Service.values()) {
            try (Connection connection = connect(service)) {
                objects += number(connection, "select count(*) from pg_largeobject_metadata where ? <> ''", "any");
            }
        }
        return objects;
    }

    private static String plain(String table) {
        return table.replace("public.", "");
    }

    private void everyTable(Look look) {
        for (Service service : Service.values()) {
            try (Connection connection = connect(service); ResultSet row = connection.createStatement().executeQuery("""
                    select format('%I.%I', c.table_schema, c.table_name) from information_schema.columns c
                    join information_schema.tables t using (table_schema, table_name)
                    where c.column_name = 'tenant_id' and t.table_type = 'BASE TABLE'
                        and c.table_schema not in ('pg_catalog', 'information_schema')""")) {
                while (row.next()) {
                    look.at(connection, service.label(), row.getString(1));
                }
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Connection connect(Service service) throws SQLException {
        return platform.postgres().connect(service.label().replace('-', '_'));
    }

    private static long number(Connection connection, String sql, String value) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, value);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
