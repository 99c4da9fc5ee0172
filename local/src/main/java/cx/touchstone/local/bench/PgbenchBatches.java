package cx.touchstone.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;

import cx.touchstone.kit.testing.PostgresCluster;

/** The yardstick of intake: pgbench with one insert of a batch of observations into one table of their columns and key. */
final class PgbenchBatches {

    private static final String ROW = "('demo', now(), 'bench', gen_random_uuid(), 'nps', 9, 1, current_date, 9, 0, 'place-7',"
            + " 'web', '{\"gate\":\"B\",\"age\":\"3\"}')";

    private final PostgresCluster server;
    private final String database;
    private final int rows;
    private final Path script;

    PgbenchBatches(PostgresCluster server, String database, int rows) throws IOException, SQLException {
        this.server = server;
        this.database = database;
        this.rows = rows;
        script = Files.createTempFile("batches", ".sql");
        Files.writeString(script, """
                insert into bench_observation (tenant_id, observed_at, source, id, metric, value, weight, day, bucket, person,
                    touchpoint, channel, attributes)
                values %s;
                """.formatted(String.join(", ", Collections.nCopies(rows, ROW))));
        try (Connection connection = server.connect(database); Statement statement = connection.createStatement()) {
            // No policies and no partitions: the yardstick pays nothing for isolation and retention.
            statement.execute("drop table if exists bench_observation");
            statement.execute("create table bench_observation (like observation including all)");
        }
    }

    /** Rows per second. */
    double run(int connections, Duration time) throws IOException, InterruptedException {
        return rows * Pgbench.run(server, database, script, connections, time);
    }
}
