package cx.touchstone.kit.leaving;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Unremovable;

/** Writes down all that this service keeps of a tenant, each table a part, with a page of rows in memory. */
@ApplicationScoped
@Unremovable
public class TenantExport {

    /** How many exports may run at once: each holds a connection and an old snapshot until its reader has all. */
    private static final int AT_ONCE = 2;
    private static final int PAGE = 500;

    @Inject
    AgroalDataSource database;
    @Inject
    ObjectMapper json;
    @ConfigProperty(name = "quarkus.application.name")
    String name;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /** The names of all parts, in their order. */
    public List<String> parts() {
        try (Connection connection = database.getConnection()) {
            return ExportedTable.all(connection).stream().map(table -> table.part(name)).toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Writes an archive of its own, hardly compressed: whoever asked writes it anew.
     *
     * @throws Refusal.Overloaded when as many exports run as may
     */
    void write(String tenant, OutputStream out) throws IOException {
        Archive archive = new Archive(out, 1, json);
        addTo(archive, tenant);
        archive.end(tenant);
    }

    /** Adds all parts, as they are at one moment. */
    public void addTo(Archive archive, String tenant) throws IOException {
        if (!places.tryAcquire()) {
            throw new Refusal.Overloaded("As many tenants are being exported as may at once, try again.");
        }
        try (Connection connection = Tenant.as(tenant, this::connect)) {
            connection.setAutoCommit(false);
            try {
                write(connection, archive, tenant);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            places.release();
        }
    }

    private Connection connect() {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Connection connection, Archive archive, String tenant) throws SQLException, IOException {
        run(connection, "set transaction isolation level repeatable read, read only");
        run(connection, "set local time zone 'UTC'");
        try (PreparedStatement now = connection.prepareStatement("select now()"); ResultSet row = now.executeQuery()) {
            row.next();
            archive.taken(name, row.getObject(1, OffsetDateTime.class).toInstant());
        }
        for (ExportedTable table : ExportedTable.all(connection)) {
            archive.add(table.part(name), part -> rows(connection, table, tenant, part));
            table.secret(name).ifPresent(archive::leftOut);
        }
        ExportedTable.leftOut(connection, name).forEach(archive::leftOut);
    }

    private static void rows(Connection connection, ExportedTable table, String tenant, OutputStream out) throws IOException {
        try (PreparedStatement select = connection.prepareStatement(table.select())) {
            select.setString(1, tenant);
            select.setFetchSize(PAGE);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    // A column of the type json may have been written with line ends between its parts.
                    out.write(row.getString(1).replace('\n', ' ').getBytes(StandardCharsets.UTF_8));
                    out.write('\n');
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
