package cx.touchstone.scoring.customer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;

/** The current tenant's customers by the month in which they were first observed. */
@ApplicationScoped
public class Cohorts {

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;

    /**
     * Of every month how many were first observed then, and how many of those again in it and in every month since.
     *
     * @param last month that counts
     */
    public SortedMap<YearMonth, SortedMap<YearMonth, Long>> until(String metric, YearMonth last) {
        // The time only narrows down the months that are looked into; the day is what counts.
        var sql = """
                with seen as (
                    select distinct subject_system, subject_type, subject_id, date_trunc('month', day)::date as month
                    from observation
                    where tenant_id = ? and metric = ? and day <= ? and observed_at < ? and subject_id is not null),
                followed as (
                    select month, min(month) over (partition by subject_system, subject_type, subject_id) as joined from seen)
                select to_char(joined, 'YYYY-MM'), to_char(month, 'YYYY-MM'), count(*) from followed group by joined, month""";
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, tenant.current());
            select.setString(2, metric);
            select.setObject(3, last.atEndOfMonth());
            select.setObject(4, last.atEndOfMonth().plusDays(2).atStartOfDay().atOffset(ZoneOffset.UTC));
            try (ResultSet rows = select.executeQuery()) {
                var cohorts = new TreeMap<YearMonth, SortedMap<YearMonth, Long>>();
                while (rows.next()) {
                    cohorts.computeIfAbsent(YearMonth.parse(rows.getString(1)), joined -> new TreeMap<>())
                            .put(YearMonth.parse(rows.getString(2)), rows.getLong(3));
                }
                return cohorts;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
