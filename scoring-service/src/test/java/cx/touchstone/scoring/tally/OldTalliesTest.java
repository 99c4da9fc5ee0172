package cx.touchstone.scoring.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresCluster;
import cx.touchstone.kit.testing.PostgresCluster.Access;

/** Tallies of a time when every attribute was counted apart. */
class OldTalliesTest {

    @Test
    void they_are_counted_anew_from_the_observations() throws SQLException {
        try (var cluster = PostgresCluster.temporary()) {
            var access = cluster.database("service", "plain", "owner");
            migrate(access, "4");
            try (var connection = cluster.connect("service"); var statement = connection.createStatement()) {
                for (int tenant = 0; tenant < 3; tenant++) {
                    statement.execute("""
                            select set_config('app.tenant', 'tenant-%1$d', false);
                            select make_observation_month('tenant-%1$d', month)
                            from unnest(array['2017-04-01', '2017-05-01', '2017-06-01']::date[]) as month;
                            insert into observation (tenant_id, observed_at, source, id, metric, value, weight, day, bucket,
                                person, touchpoint, channel, attributes)
                            select 'tenant-%1$d', time, 'source', 'o-' || i, 'metric-' || i %% 2, i %% 11, 1 + i / 100.0,
                                time::date, i %% 11, i %% 3, nullif('t-' || i %% 5, 't-0'), nullif('c-' || i %% 3, 'c-0'), '{}'
                            from (select i, timestamptz '2017-04-10 00:00+00' + i * interval '5 hours' as time
                                from generate_series(1, 300) as i) as one""".formatted(tenant));
                }
            }
            migrate(access, "6");
            try (var connection = cluster.connect("service"); var statement = connection.createStatement()) {
                for (var table : List.of("tally", "tally_value")) {
                    inTwoSlots(statement, table, table.equals("tally") ? "people" : "bucket");
                }
            }
            migrate(access, "13");
            try (var connection = cluster.connect("service");
                    var wrong = connection.createStatement().executeQuery(Recount.WRONG)) {
                wrong.next();
                assertEquals(0, wrong.getInt(1));
            }
            try (var connection = cluster.connect("service");
                    var all = connection.createStatement().executeQuery(
                            "select sum(n) from tally where family = 1 and span = 'M' and touchpoint = '*'")) {
                all.next();
                assertEquals(900, all.getInt(1));
            }
        }
    }

    /** As two writers at once had left them. */
    private static void inTwoSlots(Statement statement, String table, String other) throws SQLException {
        statement.execute("""
                insert into %1$s (tenant_id, family, span, metric, touchpoint, segment_value, day, slot, n, weight,
                    weight_squared, %2$s)
                select tenant_id, family, span, metric, touchpoint, segment_value, day, 5, n - 1, weight - 0.5,
                    weight_squared - 0.25, %3$s
                from %1$s""".formatted(table, other, other.equals("people") ? "people - 1" : other));
        statement.execute("update %s set n = 1, weight = 0.5, weight_squared = 0.25%s where slot = 0".formatted(table,
                other.equals("people") ? ", people = 1" : ""));
    }

    private static void migrate(Access access, String version) {
        Flyway.configure().dataSource(access.url(), access.owner(), access.ownerPassword())
                .placeholders(Map.of("app", access.user())).target(version).load().migrate();
    }
}
