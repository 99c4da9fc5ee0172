package cx.touchstone.local.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import cx.touchstone.kit.testing.PostgresCluster;

/** The yardstick of scores: the same question, put to the raw observations. */
final class SqlYardstick {

    private static final int TIMES = 3;

    private final PostgresCluster server;
    private final String database;

    SqlYardstick(PostgresCluster server, String database) {
        this.server = server;
        this.database = database;
    }

    /**
     * The shortest of some runs, in milliseconds.
     *
     * @param apart columns that are told apart
     * @param condition of the observations that count
     */
    double millis(String apart, String condition) throws SQLException {
        double shortest = Double.MAX_VALUE;
        try (Connection connection = server.connect(database); Statement statement = connection.createStatement()) {
            for (int i = 0; i < TIMES; i++) {
                long begin = System.nanoTime();
                try (ResultSet row = statement.executeQuery("""
                        select %s bucket, count(*), count(*) filter (where person = 0), sum(weight), sum(weight * weight)
                        from observation where tenant_id = 'demo' and %s group by %s bucket""".formatted(apart, condition,
                        apart))) {
                    while (row.next()) {
                        row.getString(1);
                    }
                }
                shortest = Math.min(shortest, (System.nanoTime() - begin) / 1e6);
            }
        }
        return shortest;
    }
}
