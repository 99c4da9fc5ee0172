package cx.touchstone.kit.leaving;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table as an export shows it. What is not shown says so itself, in the comment of its table or column.
 *
 * @param columns as they are written in a query, separated by commas
 * @param secrets names of those that are left out
 */
record ExportedTable(String name, String columns, List<String> secrets, String why) {

    static List<ExportedTable> all(Connection connection) throws SQLException {
        List<ExportedTable> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select t.name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) filter (where d is null),
                    coalesce(array_agg(a.attname::text order by a.attnum) filter (where d is not null), '{}'), min(d)
                from tenant_tables() t
                join pg_attribute a on a.attrelid = t.name::regclass and a.attnum > 0 and not a.attisdropped
                cross join lateral (select substring(col_description(a.attrelid, a.attnum) from '^secret: *(.*)') as d) c
                where t.purpose = '' group by t.name order by t.name"""); ResultSet row = select.executeQuery()) {
            while (row.next()) {
                all.add(new ExportedTable(row.getString(1), row.getString(2), List.of((String[]) row.getArray(3).getArray()),
                        row.getString(4)));
            }
        }
        return all;
    }

    /** Tables that are not in it at all. */
    static List<Manifest.LeftOut> leftOut(Connection connection, String service) throws SQLException {
        List<Manifest.LeftOut> leftOut = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select name, substring(obj_description(name::regclass, 'pg_class') from '^[a-z]+: *(.*)') from tenant_tables()
                where purpose <> '' order by name"""); ResultSet row = select.executeQuery()) {
            while (row.next()) {
                leftOut.add(new Manifest.LeftOut(service + "/" + row.getString(1), null, row.getString(2)));
            }
        }
        return leftOut;
    }

    /** Its name in an export. */
    String part(String service) {
        return service + "/" + name + ".ndjson";
    }

    /** What is left out of it. */
    Optional<Manifest.LeftOut> secret(String service) {
        return secrets.isEmpty() ? Optional.empty() : Optional.of(new Manifest.LeftOut(service + "/" + name, secrets, why));
    }

    /** Its rows, each a JSON object; asks for the tenant. */
    String select() {
        return "select row_to_json(r)::text from (select " + columns + " from " + name + " where tenant_id = ?) r";
    }
}
