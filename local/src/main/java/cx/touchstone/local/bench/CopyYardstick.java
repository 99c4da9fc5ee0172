package cx.touchstone.local.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import org.postgresql.PGConnection;

import cx.touchstone.kit.testing.PostgresCluster;

/** The yardstick of imports: COPY, as psql's \\copy does it, of the same responses into a table of the same shape. */
final class CopyYardstick {

    private static final String DATABASE = "survey_service";
    private static final String COPY = """
            copy bench_copy (tenant_id, id, survey_id, version, external_id, answers, channel, weight, attributes, responded_at)
            from stdin""";

    private final PostgresCluster server;

    CopyYardstick(PostgresCluster server) {
        this.server = server;
    }

    /** Rows per second, durable; the rows are ready-made and nobody looks at them. */
    double run(int rows) throws SQLException, IOException {
        try (Connection connection = server.connect(DATABASE); Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists bench_copy");
            // The same columns and indexes, but no policies: the yardstick pays nothing for isolation.
            statement.execute("create table bench_copy (like response including all)");
            UUID survey = UUID.randomUUID();
            long begin = System.nanoTime();
            try (GeneratedRows lines = new GeneratedRows(rows, "", (text, row) -> text.append("demo\t")
                    .append(new UUID(0x0197_a3d0_0000_7000L + row.number(), 0x8000_0000_0000_0000L | row.number())).append('\t')
                    .append(survey).append("\t1\tc-").append(row.number()).append('\t').append(row.answers())
                    .append("\tarchive\t1\t{\"tier\":\"").append(row.tier()).append("\"}\t").append(row.day()).append('\n'))) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, lines);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            statement.execute("drop table bench_copy");
            return rows / seconds;
        }
    }
}
