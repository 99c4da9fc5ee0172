package cx.touchstone.scoring.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresCluster;
import cx.touchstone.kit.testing.PostgresCluster.Access;

/** Observations of the time when name and content lay in one row. */
class OldObservationsTest {

    /** As it was and as it is: name and revision, and the content or nothing. */
    private static final String SAID = """
            select concat_ws('|', tenant_id, source, id, revision, %s, metric, value, weight, touchpoint, journey, channel,
                attributes, subject_system, subject_type, subject_id)
            from %s order by tenant_id, source collate "C", id collate "C\"""";

    @Test
    void they_say_what_they_said_and_what_was_taken_back_stays_taken_back() throws SQLException {
        try (var cluster = PostgresCluster.temporary()) {
            var access = cluster.database("service", "plain", "owner");
            migrate(access, "3");
            List<String> said;
            try (var connection = cluster.connect("service"); var statement = connection.createStatement()) {
                statement.execute(
                        """
                                insert into observation (tenant_id, source, id, revision, metric, value, weight, observed_at,
                                    touchpoint, journey, channel, attributes, subject_system, subject_type, subject_id)
                                select 'tenant-' || i % 3, 'source-' || i % 2, 'o-' || i, i % 4, 'nps', i % 11, 1 + i / 100.0,
                                    timestamptz '1997-05-31 23:59:59.999999+00' + i * interval '40 days 7 hours', nullif('t-' || i % 5, 't-0'),
                                    case when i % 7 = 0 then gen_random_uuid() end, 'web', jsonb_build_object('gate', i % 4),
                                    case when i % 9 = 0 then 'crm' end, case when i % 9 = 0 then 'case' end, case when i % 9 = 0 then '' || i end
                                from generate_series(1, 250) as i""");
                statement.execute("""
                        insert into observation (tenant_id, source, id, revision, attributes)
                        select 'tenant-' || i % 4, 'source-0', 'gone-' || i, 1 + i, null from generate_series(1, 40) as i""");
                said = all(connection, SAID.formatted("observed_at", "observation"));
            }
            migrate(access, "4");
            try (var connection = cluster.connect("service")) {
                assertEquals(said, all(connection, SAID.formatted("observation_name.observed_at", """
                        observation_name left join observation using (tenant_id, source, id, observed_at)""")));
                assertEquals(List.of("250|250|0"), all(connection, """
                        select concat_ws('|', count(*), count(*) filter (where day = (observed_at at time zone 'UTC')::date
                            and bucket = value), sum(person)) from observation"""));
                assertEquals(List.of(), all(connection, """
                        select tableoid::regclass from observation
                        where tableoid::regclass::text not like '%' || observation_month_name(tenant_id,
                            (observed_at at time zone 'UTC')::date)"""));
                assertEquals(List.of(),
                        all(connection, "select to_regclass('observation_old') where to_regclass('observation_old')"
                                + " is not null"));
            }
        }
    }

    @Test
    void what_was_sent_of_a_view_counts_for_what_it_looks_at() throws SQLException {
        try (var cluster = PostgresCluster.temporary()) {
            var access = cluster.database("service", "plain", "owner");
            migrate(access, "3");
            try (var connection = cluster.connect("service"); var statement = connection.createStatement()) {
                statement.execute(
                        """
                                insert into observation (tenant_id, source, id, metric, value, weight, observed_at, touchpoint, attributes)
                                select 'tenant-' || i % 2, 'survey', 'o-' || i,
                                    (array['ces_7', 'ces_7_mean', 'ces_7_net', 'csat'])[1 + i % 4], 1 + i % 5, 1 + i % 3,
                                    timestamptz '2017-04-20 12:00:00+00' + i * interval '5 hours', nullif('t-' || i % 3, 't-0'), '{}'
                                from generate_series(1, 200) as i""");
            }
            migrate(access, "7.1");
            try (var connection = cluster.connect("service")) {
                assertEquals(List.of("ces_7|150", "csat|50"), all(connection,
                        "select concat_ws('|', metric, count(*)) from observation group by metric order by metric"));
                assertEquals(List.of("ces_7|150|150", "csat|50|50"), all(connection, """
                        select concat_ws('|', metric, sum(n) filter (where span = 'D'), sum(people) filter (where span = 'M'))
                        from tally where family = 0 and touchpoint = '*' group by metric order by metric"""));
                assertEquals(List.of(), all(connection, """
                        select counted from (
                            select concat_ws('|', tenant_id, metric, coalesce(touchpoint, ''), day, bucket, count(*),
                                sum(weight)::float, sum(weight * weight)::float) as counted
                            from observation group by tenant_id, metric, coalesce(touchpoint, ''), day, bucket) as recounted
                        except select concat_ws('|', tenant_id, metric, touchpoint, day, bucket, sum(n), sum(weight)::float,
                            sum(weight_squared)::float)
                        from tally_value where family = 0 and span = 'D' and touchpoint <> '*'
                        group by tenant_id, metric, touchpoint, day, bucket"""));
            }
        }
    }

    private static void migrate(Access access, String version) {
        Flyway.configure().dataSource(access.url(), access.owner(), access.ownerPassword())
                .placeholders(Map.of("app", access.user())).target(version).load().migrate();
    }

    private static List<String> all(Connection connection, String query) throws SQLException {
        var column = new ArrayList<String>();
        try (var row = connection.createStatement().executeQuery(query)) {
            while (row.next()) {
                column.add(row.getString(1));
            }
        }
        return column;
    }
}
