package cx.touchstone.local.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import cx.touchstone.kit.testing.PostgresCluster;

/**
 * Observations of the year up to now, written by the database itself as the service keeps and counts them: ten million would
 * take
 * the service hours, and what is read does not depend on who wrote it.
 */
final class YearOfObservations {

    /** The i-th of n, as columns. The number of each is mixed, so that neighbours differ in everything. */
    private static final String OBSERVATIONS = """
            select number, now() - interval '365 days' * (1 - number / %2$d.0) as observed_at,
                metric, value, case when metric = 'first_response_time' then %3$s else value::int end as bucket,
                'place-' || mixed / 4 %% 20 as touchpoint, (array['web', 'email', 'kiosk'])[1 + mixed / 80 %% 3] as channel,
                (array['A', 'B', 'C', 'D', 'E'])[1 + mixed / 240 %% 5] as gate, '' || mixed / 1200 %% 7 as age
            from generate_series(%1$d::bigint, %2$d::bigint) as number
            cross join lateral (select abs(hashint8(number)::bigint) as mixed) as m
            cross join lateral (select (array['nps', 'csat', 'ces_7', 'first_response_time'])[1 + mixed %% 4] as metric) as k
            cross join lateral (select case metric when 'nps' then mixed / 8400 %% 11 when 'csat' then 1 + mixed / 8400 %% 5
                when 'ces_7' then 1 + mixed / 8400 %% 7 else round(exp((4 + mixed / 8400 %% 1000 / 250.0)::float8))::numeric end as value) as v""";
    /** As LogBuckets has them for one percent. */
    private static final String BUCKET = "1048576 + ceil(ln(value::float8) / ln(1.01::float8 / 0.99))::int";
    private static final String TALLIES = """
            insert into tally (tenant_id, family, span, metric, touchpoint, segment_value, day, n, people, weight, weight_squared,
                total, total_squared, weighted_total, weighted_total_squared, buckets, counts)
            select 'demo', family, '%s', metric, touchpoint, segment_value, day, sum(n), sum(n), sum(n), sum(n),
                sum(total) filter (where amount), sum(squares) filter (where amount), sum(total) filter (where amount),
                sum(squares) filter (where amount), array_agg(bucket order by bucket), array_agg(n::bigint order by bucket)
            from (%s) as counted cross join lateral (values (metric = 'first_response_time')) as k (amount)
            group by family, metric, touchpoint, segment_value, day""";
    private static final String[] LOAD = {
            """
                    create temporary table loaded as select observation.*, (observed_at at time zone 'UTC')::date as day
                    from (%s) as observation""",
            """
                    select make_observation_month('demo', month::date) from generate_series(
                        date_trunc('month', now() - interval '365 days'), now(), interval '1 month') as month""",
            """
                    insert into observation_name (tenant_id, source, id, observed_at)
                    select 'demo', 'year', 'o-' || number, observed_at from loaded""",
            """
                    insert into observation (tenant_id, observed_at, source, id, metric, value, weight, day, bucket, touchpoint, channel,
                        attributes)
                    select 'demo', observed_at, 'year', 'o-' || number, metric, value, 1, day, bucket, touchpoint, channel,
                        jsonb_build_object('gate', gate, 'age', age) from loaded""",
            "drop table loaded",
            // All of it anew: nothing but these was counted.
            "delete from tally where tenant_id = 'demo'",
            """
                    create temporary table of_days as
                    select family, metric, place as touchpoint, segment_value, day, bucket, count(*) as n, sum(value) as total,
                        sum(value * value) as squares
                    from observation
                    cross join lateral (values ('*'), (touchpoint)) as p (place)
                    cross join lateral (values (0, ''), (1, channel), (16, attributes ->> 'gate'), (17, attributes ->> 'age'),
                        (18, (attributes ->> 'gate') || U&'\\001F' || (attributes ->> 'age'))) as f (family, segment_value)
                    where tenant_id = 'demo'
                    group by 1, 2, 3, 4, 5, 6""",
            TALLIES.formatted("D", "select * from of_days"),
            TALLIES.formatted("M",
                    """
                            select family, metric, touchpoint, segment_value, date_trunc('month', day)::date as day, bucket, sum(n) as n,
                                sum(total) as total, sum(squares) as squares
                            from of_days group by 1, 2, 3, 4, 5, 6"""),
            "drop table of_days" };

    private YearOfObservations() {
    }

    /** Adds those behind {@code from} up to {@code to}. */
    static void load(PostgresCluster server, String database, long from, long to) throws SQLException {
        try (Connection connection = server.connect(database); Statement statement = connection.createStatement()) {
            statement.execute("set app.tenant = 'demo'; set work_mem = '256MB'");
            for (String each : LOAD) {
                statement.execute(each.contains("%s") ? each.formatted(OBSERVATIONS.formatted(from + 1, to, BUCKET)) : each);
            }
            // As it is by itself a minute later.
            statement.execute("vacuum (analyze)");
        }
    }
}
