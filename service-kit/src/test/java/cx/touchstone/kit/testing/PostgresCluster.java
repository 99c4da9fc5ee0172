package cx.touchstone.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * One PostgreSQL server that holds a database for each service, and for each database two roles: the owner of its tables, and
 * the plain role that the service runs as. Either started here or already running elsewhere.
 */
public final class PostgresCluster implements AutoCloseable {

    private static final String ADMIN = "postgres";

    /** How a service reaches its database. */
    public record Access(String url, String user, String password, String owner, String ownerPassword) {

        /** The settings that every service reads. */
        public Map<String, String> asEnvironment() {
            return Map.of("DATABASE_URL", url, "DATABASE_USER", user, "DATABASE_PASSWORD", password, "DATABASE_OWNER", owner,
                    "DATABASE_OWNER_PASSWORD", ownerPassword);
        }
    }

    /** How it is started; null when it runs elsewhere. */
    private final Supplier<EmbeddedPostgres> server;
    private volatile EmbeddedPostgres embedded;
    private final String address;
    private final String admin;
    private final String password;

    private PostgresCluster(Supplier<EmbeddedPostgres> server, String address, String admin, String password) {
        this.server = server;
        this.embedded = server == null ? null : server.get();
        this.address = address;
        this.admin = admin;
        this.password = password;
    }

    /** A server that is gone with the tests: it need not survive a power cut. */
    public static PostgresCluster temporary() {
        return new PostgresCluster(() -> start(EmbeddedPostgres.builder().setPort(0), Map.of()), null, ADMIN, "");
    }

    /** A server that keeps its data in a folder, durably: what is committed is on the disk. */
    public static PostgresCluster in(Path folder, int port, String password) {
        return new PostgresCluster(() -> durable(folder, port, password), null, ADMIN, password);
    }

    private static EmbeddedPostgres durable(Path folder, int port, String password) {
        try {
            Files.createDirectories(folder);
            Path passwordFile = Files.createTempFile("initdb", ".pw",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(passwordFile, password);
                return start(EmbeddedPostgres.builder().setPort(port).setRegisterShutdownHook(false)
                        .setDataDirectory(folder.resolve("data")).setCleanDataDirectory(false)
                        .setOverrideWorkingDirectory(folder.resolve("server").toFile())
                        // Handed to initdb behind its own --auth=trust: nobody gets in without a password.
                        .setLocaleConfig("auth", "scram-sha-256").setLocaleConfig("pwfile", passwordFile.toString())
                        .setConnectConfig("password", password),
                        Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on", "shared_buffers", "256MB",
                                "max_wal_size", "2GB", "max_connections", "200"));
            } finally {
                Files.delete(passwordFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that somebody else runs; the administrator may create roles and databases. */
    public static PostgresCluster at(String host, int port, String admin, String password) {
        return new PostgresCluster(null, host + ":" + port, admin, password);
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder, Map<String, String> settings) {
        settings.forEach(builder::setServerConfig);
        try {
            return builder.setPGStartupWait(Duration.ofSeconds(60)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a database for somebody who logs in as himself. */
    public String url(String database) {
        return "jdbc:postgresql://" + (embedded == null ? address : "localhost:" + embedded.getPort()) + "/" + database;
    }

    /** The administrator's, who is called postgres unless the server is somebody else's. */
    public String password() {
        return password;
    }

    /** A connection as administrator. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), admin, password);
    }

    /** Sees to it that a service has its database and its two roles with these passwords. */
    public Access database(String service, String password, String ownerPassword) {
        String name = service.replace('-', '_');
        Access access = new Access(url(name), name, password, name + "_owner", ownerPassword);
        try (Connection connection = connect("postgres"); Statement statement = connection.createStatement()) {
            role(statement, access.user(), password);
            role(statement, access.owner(), ownerPassword);
            if (!exists(statement, "select 1 from pg_database where datname = '" + name + "'")) {
                // PostgreSQL 15 asks for membership in a role before it hands a database to it.
                statement.execute("grant " + access.owner() + " to current_user");
                statement.execute("create database " + name + " owner " + access.owner());
                statement.execute("revoke connect on database " + name + " from public");
                statement.execute("grant connect on database " + name + " to " + access.user());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database of " + service + " cannot be prepared: " + e.getMessage(), e);
        }
        return access;
    }

    private static void role(Statement statement, String name, String password) throws SQLException {
        boolean known = exists(statement, "select 1 from pg_roles where rolname = '" + name + "'");
        statement.execute((known ? "alter" : "create") + " role " + name
                + " login nosuperuser nocreatedb nocreaterole nobypassrls password '" + password.replace("'", "''") + "'");
    }

    private static boolean exists(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next();
        }
    }

    /** Stops a server that was started here in good order; its sessions are told. */
    public void stop() {
        close();
    }

    /** Ends a server that was started here as it would end with its machine: nothing is finished, nothing is written. */
    public void crash() {
        try {
            ProcessHandle process = ProcessHandle.of(postmaster()).orElseThrow();
            new ProcessBuilder("kill", "-QUIT", String.valueOf(process.pid())).start().waitFor();
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (SQLException | IOException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        close();
    }

    private long postmaster() throws SQLException, IOException {
        try (Connection connection = connect("postgres");
                ResultSet row = connection.createStatement().executeQuery("show data_directory")) {
            row.next();
            return Long.parseLong(Files.readAllLines(Path.of(row.getString(1), "postmaster.pid")).getFirst().strip());
        }
    }

    /** Starts a server again that keeps its data in a folder. */
    public void startAgain() {
        embedded = server.get();
    }

    @Override
    public void close() {
        if (embedded != null) {
            try {
                embedded.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
