package cx.touchstone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Whatever the platform has written down: every column of every table of every service, and every line of its logs. */
record Haystack(Platform platform) {

    /** Where any of these values stands, in any case: {@code survey-service.contact: ana}. */
    Set<String> placesOf(List<String> values) {
        Set<String> places = new TreeSet<>();
        for (Service service : Service.values()) {
            places.addAll(inTables(service, values));
            places.addAll(inLog(service, values));
        }
        return places;
    }

    /** Every row in which a value stands, as text, with its times in UTC. */
    List<String> rowsWith(String value) {
        List<String> rows = new ArrayList<>();
        for (Service service : Service.values()) {
            try (Connection connection = connect(service)) {
                connection.createStatement().execute("set time zone 'UTC'");
                for (String table : tables(connection)) {
                    try (PreparedStatement select = connection
                            .prepareStatement("select t::text from " + table + " t where strpos(t::text, ?) > 0")) {
                        select.setString(1, value);
                        try (ResultSet row = select.executeQuery()) {
                            while (row.next()) {
                                rows.add(service.label() + "." + table + ": " + row.getString(1));
                            }
                        }
                    }
                }
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
        return rows;
    }

    private Connection connect(Service service) throws SQLException {
        return platform.postgres().connect(service.label().replace('-', '_'));
    }

    private Set<String> inTables(Service service, List<String> values) {
        Set<String> places = new TreeSet<>();
        try (Connection connection = connect(service)) {
            for (String table : tables(connection)) {
                try (PreparedStatement select = connection
                        // Each row is written as text once, not once for each value: "offset 0" keeps the two apart.
                        .prepareStatement("select needle from (select lower(t::text) as hay from " + table
                                + " t offset 0) as rows, unnest(?) needle where strpos(hay, lower(needle)) > 0 group by needle")) {
                    select.setArray(1, connection.createArrayOf("text", values.toArray()));
                    try (ResultSet row = select.executeQuery()) {
                        while (row.next()) {
                            places.add(service.label() + "." + table + ": " + row.getString(1));
                        }
                    }
                }
            }
            return places;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet row = connection.createStatement().executeQuery("""
                select format('%I.%I', table_schema, table_name) from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    private Set<String> inLog(Service service, List<String> values) {
        try {
            String log = Files.readString(platform.service(service).log()).toLowerCase(Locale.ROOT);
            Set<String> places = new TreeSet<>();
            values.stream().filter(value -> log.contains(value.toLowerCase(Locale.ROOT)))
                    .forEach(value -> places.add("log of " + service.label() + ": " + value));
            return places;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
