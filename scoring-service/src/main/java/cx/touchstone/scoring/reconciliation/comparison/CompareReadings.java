package cx.touchstone.scoring.reconciliation.comparison;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import cx.touchstone.scoring.columns.Columns;

/** Compares the readings of a month (UTC) with the observations that they were taken from. */
@ApplicationScoped
public class CompareReadings {

    private static final String COMPARE = """
            with expected as (
                select metric, coalesce(touchpoint, '') || E'\\x1F' || coalesce(channel, '')
                        || case when subject_id is null then ''
                            else concat(E'\\x1F', subject_system, E'\\x1F', subject_type, E'\\x1F', subject_id) end as series,
                    observed_at, source, id, value, touchpoint, channel, attributes, true as there
                from observation
                where tenant_id = ? and observed_at >= ? and observed_at < ? and metric = any (?::text[])),
            found as (
                select metric, series, observed_at, source, id, value, touchpoint, channel, attributes, true as there
                from reading where tenant_id = ? and observed_at >= ? and observed_at < ?),
            compared as materialized (
                select metric, coalesce(found.touchpoint, expected.touchpoint, '') as touchpoint,
                    (observed_at at time zone 'UTC')::date as day,
                    found.there is not null as is_found, expected.there is not null as is_expected,
                    coalesce(found.value, 0) - coalesce(expected.value, 0) as total,
                    found.there is null or expected.there is null
                        or (found.value, found.attributes) is distinct from (expected.value, expected.attributes)
                        or (found.touchpoint, found.channel) is distinct from (expected.touchpoint, expected.channel) as differs
                from expected full join found using (metric, series, observed_at, source, id)),
            differing as (
                select metric, touchpoint, day, count(*) filter (where is_found) - count(*) filter (where is_expected) as n,
                    sum(total) as total, count(*) as readings
                from compared where differs group by metric, touchpoint, day)
            select (select count(*) from compared), sums.*, named.*
            from (select count(*), coalesce(sum(readings), 0) from differing) as sums
                left join lateral (
                    select metric, touchpoint, day, n, total from differing order by metric, day, touchpoint limit ?)
                    as named on true""";

    /**
     * What differs, in a transaction that sees one moment.
     *
     * @param metrics those of which the last value counts
     * @param named so many differences at most are named
     */
    public Comparison compare(Connection snapshot, String tenant, ComparedMonth month, Collection<String> metrics, int named)
            throws SQLException {
        var from = month.month().atStartOfDay().atOffset(ZoneOffset.UTC);
        try (PreparedStatement compare = snapshot.prepareStatement(COMPARE)) {
            new Columns(compare).text(tenant).value(from).value(from.plusMonths(1)).texts(metrics, metric -> metric)
                    .text(tenant).value(from).value(from.plusMonths(1)).number(named);
            try (ResultSet row = compare.executeQuery()) {
                row.next();
                long readings = row.getLong(1);
                long differenceCount = row.getLong(2);
                long drift = row.getLong(3);
                var differences = new ArrayList<Difference>();
                if (differenceCount > 0) {
                    do {
                        differences.add(difference(row));
                    } while (row.next());
                }
                return new Comparison(0, readings, differenceCount, drift, differences);
            }
        }
    }

    private static Difference difference(ResultSet row) throws SQLException {
        return new Difference(row.getString(4), row.getString(5), List.of(), List.of(), "reading",
                row.getObject(6, LocalDate.class), null, row.getLong(7), 0, row.getBigDecimal(7), row.getBigDecimal(8));
    }
}
