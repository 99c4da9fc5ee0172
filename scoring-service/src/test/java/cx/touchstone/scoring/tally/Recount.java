package cx.touchstone.scoring.tally;

/** What tallies must be, counted from the observations without any of the program's code. */
public final class Recount {

    /** How many tallies and buckets of histograms are wrong, those that should not be there included. */
    public static final String WRONG = """
            with family as (
                select distinct tenant_id, number as family, attribute, null as second_attribute
                from observation cross join (values (0, ''), (1, '$channel')) as usual (number, attribute)
                union all
                select tenant_id, family, attribute, second_attribute from tally_family where state = 'READY'),
            measured as (
                select tenant_id, metric, value, bucket, weight, day, person, touchpoint, channel, attributes from observation
                union all
                select tenant_id, metric || '_business', business_value, business_bucket, weight, day, person, touchpoint,
                    channel, attributes
                from observation where business_value is not null),
            counted as (
                select tenant_id, family, span, metric, place.touchpoint,
                    case when attribute = '' then '' when attribute = '$channel' then coalesce(channel, '')
                        else coalesce(attributes ->> attribute, '') end
                        || case when second_attribute is null then ''
                        else U&'\\001F' || coalesce(attributes ->> second_attribute, '') end as segment_value,
                    case span when 'D' then day else date_trunc('month', day)::date end as day, bucket, weight,
                    case when person = 0 or person = 1 and place.touchpoint <> '*' then 1 else 0 end as people,
                    case when value = bucket and abs(bucket) <= 10000 then 0 else value end as amount
                from measured join family using (tenant_id)
                cross join (values ('D'), ('M')) as span (span)
                cross join lateral (values ('*'), (coalesce(measured.touchpoint, ''))) as place (touchpoint)),
            totals as (
                select tenant_id, family, span, metric, touchpoint, segment_value, day, count(*) as n, sum(people) as people,
                    sum(weight) as weight, sum(weight * weight) as squared, sum(amount) as total,
                    sum(amount * amount) as total_squared, sum(weight * amount) as weighted,
                    sum(weight * amount * amount) as weighted_squared
                from counted group by 1, 2, 3, 4, 5, 6, 7),
            found_totals as (
                select tenant_id, family, span, metric, touchpoint, segment_value, day, sum(n) as n, sum(people) as people,
                    sum(weight) as weight, sum(weight_squared) as squared, coalesce(sum(total), 0) as total,
                    coalesce(sum(total_squared), 0) as total_squared, coalesce(sum(weighted_total), 0) as weighted,
                    coalesce(sum(weighted_total_squared), 0) as weighted_squared
                from tally group by 1, 2, 3, 4, 5, 6, 7),
            buckets as (
                select tenant_id, family, span, metric, touchpoint, segment_value, day, bucket, count(*) as n,
                    sum(weight) as weight, sum(weight * weight) as squared
                from counted group by 1, 2, 3, 4, 5, 6, 7, 8),
            found_buckets as (
                select tenant_id, family, span, metric, touchpoint, segment_value, day, bucket, sum(in_it) as n,
                    sum(coalesce(heavy, in_it)) as weight, sum(coalesce(heavy_squared, in_it)) as squared
                from tally cross join lateral unnest(buckets, counts, weights, weights_squared)
                    as part (bucket, in_it, heavy, heavy_squared)
                group by 1, 2, 3, 4, 5, 6, 7, 8)
            select (select count(*) from totals full join found_totals as found
                    using (tenant_id, family, span, metric, touchpoint, segment_value, day)
                where (totals.n, totals.people, totals.weight, totals.squared, totals.total, totals.total_squared,
                        totals.weighted, totals.weighted_squared)
                    is distinct from (found.n, found.people, found.weight, found.squared, found.total, found.total_squared,
                        found.weighted, found.weighted_squared))
                + (select count(*) from buckets full join found_buckets as found
                    using (tenant_id, family, span, metric, touchpoint, segment_value, day, bucket)
                where (buckets.n, buckets.weight, buckets.squared)
                    is distinct from (found.n, found.weight, found.squared))""";

    private Recount() {
    }
}
