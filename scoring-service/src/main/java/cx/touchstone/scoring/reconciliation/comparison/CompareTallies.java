package cx.touchstone.scoring.reconciliation.comparison;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.scoring.change.ChangeLog;
import cx.touchstone.scoring.columns.Columns;
import cx.touchstone.scoring.formula.Count;
import cx.touchstone.scoring.formula.Moments;
import cx.touchstone.scoring.tally.Families;
import cx.touchstone.scoring.tally.Family;
import cx.touchstone.scoring.tally.TallyKey;

/**
 * Counts the observations of a month again and compares that with the tallies and what waits to be folded into them, all of one
 * moment whatever is written meanwhile. How observations are counted again shares nothing with the code that counts what comes
 * in.
 */
@ApplicationScoped
public class CompareTallies {

    @Inject
    ChangeLog log;

    /** Days begin nowhere earlier, and end nowhere later, than so many hours beside those of UTC. */
    private static final int ZONES = 15;

    private static final List<Function<Moments, BigDecimal>> MOMENTS = List.of(Moments::total, Moments::squares,
            Moments::weightedTotal, Moments::weightedSquares);
    private static final String COMPARE = """
            with family (family, axis, second_axis, ready, counted_to, counted_source, counted_id) as (
                values (0, null, null, true, null::timestamptz, null, null), (1, '$channel', null, true, null, null, null)
                union all
                select family, attribute, second_attribute, state = 'READY', counted_to, counted_source, counted_id
                from tally_family where tenant_id = ? and state <> 'REMOVED'),
            seen as materialized (
                select observed_at, source, id, metric, value, bucket, weight, day, person, touchpoint,
                    attributes || jsonb_strip_nulls(jsonb_build_object('$channel', channel)) as axes, 1 as observation
                from observation
                where tenant_id = ? and observed_at >= ? and observed_at < ? and day between ? and ?
                union all
                select observed_at, source, id, metric || '_business', business_value, business_bucket, weight, day, person,
                    touchpoint, attributes || jsonb_strip_nulls(jsonb_build_object('$channel', channel)), 0
                from observation
                where tenant_id = ? and observed_at >= ? and observed_at < ? and day between ? and ?
                    and business_value is not null),
            -- On a scale the histogram tells the sums.
            counted as (
                select family, metric, coalesce(touchpoint, '') as touchpoint,
                    case when axis is null then '' when second_axis is null then coalesce(axes ->> axis, '')
                        else coalesce(axes ->> axis, '') || E'\\x1F' || coalesce(axes ->> second_axis, '') end as segment_value,
                    day, bucket, count(*) as n,
                    count(*) filter (where person < 2) as here, count(*) filter (where person = 0) as anywhere,
                    sum(weight) as weight, sum(weight * weight) as weight_squared,
                    sum(value) filter (where off_scale) as total, sum(value * value) filter (where off_scale) as total_squared,
                    sum(weight * value) filter (where off_scale) as weighted_total,
                    sum(weight * value * value) filter (where off_scale) as weighted_total_squared
                from (select *, abs(bucket) > 10000 or value <> bucket as off_scale from seen) as one
                    join family on ready or (observed_at, source, id)
                        <= (counted_to, counted_source collate "C", counted_id collate "C")
                group by 1, 2, 3, 4, 5, 6),
            expected as (
                select family, span, metric, place.touchpoint, segment_value, first as day, grouping(bucket) = 1 as together,
                    coalesce(bucket, 0) as bucket, sum(n) as n,
                    case grouping(bucket) when 1 then sum(place.people) else 0 end as people,
                    sum(weight) as weight, sum(weight_squared) as weight_squared,
                    case grouping(bucket) when 1 then sum(total) end as total,
                    case grouping(bucket) when 1 then sum(total_squared) end as total_squared,
                    case grouping(bucket) when 1 then sum(weighted_total) end as weighted_total,
                    case grouping(bucket) when 1 then sum(weighted_total_squared) end as weighted_total_squared
                from counted
                    cross join lateral (values (counted.touchpoint, here), ('*', anywhere)) as place (touchpoint, people)
                    cross join lateral (values ('D', day), ('M', date_trunc('month', day)::date)) as span (span, first)
                group by grouping sets ((family, span, metric, place.touchpoint, segment_value, first, bucket),
                    (family, span, metric, place.touchpoint, segment_value, first))),
            found as (
                select family, span, metric, touchpoint, segment_value, day, together, bucket, sum(n) as n,
                    sum(people) as people, sum(weight) as weight, sum(weight_squared) as weight_squared, sum(total) as total,
                    sum(total_squared) as total_squared, sum(weighted_total) as weighted_total,
                    sum(weighted_total_squared) as weighted_total_squared
                from (
                    select family, span, metric, touchpoint, segment_value, day, true as together, 0 as bucket, n, people,
                        weight, weight_squared, total, total_squared, weighted_total, weighted_total_squared
                    from tally where tenant_id = ? and day between ? and ?
                    union all
                    select family, span, metric, touchpoint, segment_value, day, false, part.bucket, part.n, 0,
                        coalesce(part.weight, part.n), coalesce(part.weight_squared, part.n), null, null, null, null
                    from tally cross join lateral unnest(buckets, counts, weights, weights_squared)
                        as part (bucket, n, weight, weight_squared)
                    where tenant_id = ? and day between ? and ?
                    union all
                    select family, span, metric, touchpoint, segment_value, date '1970-01-01' + day, together = 1, bucket, n,
                        people, weight, weight_squared, total, total_squared, weighted_total, weighted_total_squared
                    from unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::int[],
                            ?::bigint[], ?::bigint[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[],
                            ?::numeric[])
                        as waiting (family, span, metric, touchpoint, segment_value, day, together, bucket, n, people, weight,
                            weight_squared, total, total_squared, weighted_total, weighted_total_squared)) as part
                group by 1, 2, 3, 4, 5, 6, 7, 8),
            compared as materialized (
                select family, span, metric, touchpoint, segment_value, day, together, bucket,
                    coalesce(found.n, 0) - coalesce(expected.n, 0) as n,
                    coalesce(found.people, 0) - coalesce(expected.people, 0) as people,
                    coalesce(found.weight, 0) - coalesce(expected.weight, 0) as weight,
                    coalesce(found.weight_squared, 0) - coalesce(expected.weight_squared, 0) as weight_squared,
                    coalesce(found.total, 0) - coalesce(expected.total, 0) as total,
                    coalesce(found.total_squared, 0) - coalesce(expected.total_squared, 0) as total_squared,
                    coalesce(found.weighted_total, 0) - coalesce(expected.weighted_total, 0) as weighted_total,
                    coalesce(found.weighted_total_squared, 0) - coalesce(expected.weighted_total_squared, 0)
                        as weighted_total_squared,
                    coalesce(found.total, expected.total) is not null as has_total
                from expected full join found using (family, span, metric, touchpoint, segment_value, day, together, bucket)
                where (? or span = 'D') and not exists (select from tally_family as removed
                    where tenant_id = ? and removed.family = family and state = 'REMOVED')),
            differing as (
                select * from compared where n <> 0 or people <> 0 or weight <> 0 or weight_squared <> 0 or total <> 0
                    or total_squared <> 0 or weighted_total <> 0 or weighted_total_squared <> 0)
            select (select coalesce(sum(observation), 0) from seen), (select count(*) from compared), sums.*, named.*
            from (select count(*), coalesce(sum(abs(n)), 0) from differing) as sums
                left join lateral (
                    select metric, touchpoint, axis, second_axis, segment_value, span, day, together, bucket, n, people, weight,
                        case when has_total then total end as total, family
                    from differing left join family using (family)
                    order by family, metric, span desc, day, touchpoint, segment_value, together desc, bucket
                    limit ?) as named on true""";

    /** A tally, or a bucket of its histogram, to which something is still to be added. */
    private record Waiting(TallyKey key, boolean together, int bucket, Count count, long people, Moments moments) {
    }

    /** What differs in a month, in a transaction that sees one moment; at most so many differences are named. */
    public Comparison compare(Connection snapshot, String tenant, ComparedMonth month, int named) throws SQLException {
        try (PreparedStatement compare = snapshot.prepareStatement(COMPARE)) {
            var columns = new Columns(compare).text(tenant);
            for (int part = 0; part < 2; part++) {
                columns.text(tenant).value(month.first().atStartOfDay().atOffset(ZoneOffset.UTC).minusHours(ZONES))
                        .value(month.last().plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC).plusHours(ZONES))
                        .value(month.first()).value(month.last());
            }
            for (int part = 0; part < 2; part++) {
                columns.text(tenant).value(month.first()).value(month.last());
            }
            bind(columns, waiting(snapshot, tenant, month));
            columns.value(month.whole()).text(tenant).number(named);
            try (ResultSet row = compare.executeQuery()) {
                return comparison(row);
            }
        }
    }

    private List<Waiting> waiting(Connection snapshot, String tenant, ComparedMonth month) throws SQLException {
        var waiting = new ArrayList<Waiting>();
        log.read(snapshot, tenant, null).cells(Families.of(snapshot, tenant)).all().forEach((key, sums) -> {
            if (!key.day().isBefore(month.first()) && !key.day().isAfter(month.last())) {
                waiting.add(new Waiting(key, true, 0, sums.count(), sums.people(), sums.moments()));
                sums.histogram().forEach((bucket, count) -> waiting.add(new Waiting(key, false, bucket, count, 0, null)));
            }
        });
        return waiting;
    }

    private static void bind(Columns columns, List<Waiting> waiting) throws SQLException {
        columns.ints(waiting, one -> one.key.family()).texts(waiting, one -> one.key.span().code())
                .texts(waiting, one -> one.key.metric()).texts(waiting, one -> one.key.touchpoint())
                .texts(waiting, one -> one.key.segmentValue()).ints(waiting, one -> (int) one.key.day().toEpochDay())
                .ints(waiting, one -> one.together ? 1 : 0).ints(waiting, Waiting::bucket)
                .longs(waiting, one -> one.count.n()).longs(waiting, Waiting::people)
                .decimals(waiting, one -> one.count.weight()).decimals(waiting, one -> one.count.weightSquared());
        for (var moment : MOMENTS) {
            columns.decimals(waiting, one -> one.moments == null ? null : moment.apply(one.moments));
        }
    }

    private static Comparison comparison(ResultSet row) throws SQLException {
        row.next();
        long observations = row.getLong(1);
        long cells = row.getLong(2);
        long differenceCount = row.getLong(3);
        long drift = row.getLong(4);
        var differences = new ArrayList<Difference>();
        if (differenceCount > 0) {
            do {
                differences.add(difference(row));
            } while (row.next());
        }
        return new Comparison(observations, cells, differenceCount, drift, differences);
    }

    private static Difference difference(ResultSet row) throws SQLException {
        var axes = axes(row.getInt(18), row.getString(7), row.getString(8));
        var values = axes.isEmpty() ? List.<String> of() : List.of(row.getString(9).split(Family.BETWEEN, axes.size()));
        return new Difference(row.getString(5), row.getString(6), axes, values, row.getString(10).equals("D") ? "day" : "month",
                row.getObject(11, LocalDate.class), row.getBoolean(12) ? null : row.getInt(13), row.getLong(14),
                row.getLong(15), row.getBigDecimal(16), row.getBigDecimal(17));
    }

    private static List<String> axes(int family, String axis, String second) {
        if (axis != null) {
            return second == null ? List.of(axis) : List.of(axis, second);
        }
        // One that nobody knows has no business to be there.
        return family == Family.EVERYBODY.number() ? List.of() : List.of("$family:" + family);
    }
}
