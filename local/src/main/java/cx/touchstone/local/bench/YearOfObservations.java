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
            """
                    create temporary table counted as
                    select family, span, metric, place as touchpoint, segment_value,
                        case span when 'D' then day else date_trunc('month', day)::date end as day, bucket, count(*) as n,
                        sum(value) as total, sum(value * value) as squares
                    from loaded cross join (values ('D'), ('M')) as s (span)
                    cross join lateral (values ('*'), (touchpoint)) as p (place)
                    cross join lateral (values (0, ''), (1, channel), (16, gate), (17, age), (18, gate || U&'\\001F' || age))
                        as f (family, segment_value)
                    group by 1, 2, 3, 4, 5, 6, 7""",
            """
                    insert into tally_value as old (tenant_id, family, span, metric, touchpoint, segment_value, day, bucket, slot, n, weight,
                        weight_squared)
                    select 'demo', family, span, metric, touchpoint, segment_value, day, bucket, 0, n, n, n from counted
                    on conflict on constraint tally_value_pk do update set n = old.n + excluded.n,
                        weight = old.weight + excluded.weight, weight_squared = old.weight_squared + excluded.weight_squared""",
            """
                    insert into tally as old (tenant_id, family, span, metric, touchpoint, segment_value, day, slot, n, people, weight,
                        weight_squared, total, total_squared, weighted_total, weighted_total_squared)
                    select 'demo', family, span, metric, touchpoint, segment_value, day, 0, sum(n), sum(n), sum(n), sum(n), t, s, t, s
                    from (select *, case when metric = 'first_response_time' then sum(total) over cell end as t,
                            case when metric = 'first_response_time' then sum(squares) over cell end as s
                        from counted
                        window cell as (partition by family, span, metric, touchpoint, segment_value, day)) as counted
                    group by family, span, metric, touchpoint, segment_value, day, t, s
                    on conflict on constraint tally_pk do update set n = old.n + excluded.n, people = old.people + excluded.people,
                        weight = old.weight + excluded.weight, weight_squared = old.weight_squared + excluded.weight_squared,
                        total = old.total + excluded.total, total_squared = old.total_squared + excluded.total_squared,
                        weighted_total = old.weighted_total + excluded.weighted_total,
                        weighted_total_squared = old.weighted_total_squared + excluded.weighted_total_squared""",
            "drop table loaded, counted" };

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
