package cx.touchstone.scoring.purchase;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.formula.customer.PurchaseHistory;
import io.agroal.api.AgroalDataSource;

/** What the current tenant's customers bought. A customer is a subject, and all that is bought on one day is one purchase. */
@ApplicationScoped
public class Purchases {

    private static final double WEEK = 7;

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;

    /**
     * How customers who bought before behaved in the period after.
     *
     * @param customers who bought in the earlier of two periods
     * @param stayed of those, who bought in the later one too
     * @param spent by all who bought in the later one
     * @param active how many those are
     */
    public record TwoPeriods(long customers, long stayed, double spent, long active) {
    }

    /** One history for each group of customers with the same, in weeks up to the end of that day. */
    public List<PurchaseHistory> until(String metric, LocalDate last) {
        return read("""
                select repeats, last, age, mean, count(*) from (
                    select count(*) - 1 as repeats, max(day) - first as last, ?::date - first as age,
                        greatest(coalesce(avg(spent) filter (where day > first), 0), 0) as mean
                    from (select customer, day, spent, min(day) over (partition by customer) as first from bought) as days
                    group by customer, first) as customers
                group by repeats, last, age, mean
                order by repeats, last, age, mean""", metric, last, List.of(last), row -> new PurchaseHistory(row.getLong(1),
                row.getInt(2) / WEEK, row.getInt(3) / WEEK, row.getDouble(4), row.getLong(5)));
    }

    /** @param earlier first day of the first period; the second one goes from {@code later} to {@code last} */
    public TwoPeriods in(String metric, LocalDate earlier, LocalDate later, LocalDate last) {
        return read("""
                select count(*) filter (where before), count(*) filter (where before and after),
                    coalesce(sum(spent), 0), count(*) filter (where after)
                from (select customer, bool_or(day >= ? and day < ?) as before, bool_or(day >= ?) as after,
                        sum(spent) filter (where day >= ?) as spent
                    from bought group by customer) as customers""", metric, last, List.of(earlier, later, later, later),
                row -> new TwoPeriods(row.getLong(1), row.getLong(2), row.getDouble(3), row.getLong(4))).getFirst();
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** @param query of the table {@code bought}: one row for each customer and day */
    private <T> List<T> read(String query, String metric, LocalDate last, List<LocalDate> days, Row<T> toItem) {
        // The time only narrows down the months that are looked into; the day is what counts.
        var bought = """
                with bought as materialized (
                    select (subject_system, subject_type, subject_id)::text as customer, day, sum(value) as spent
                    from observation
                    where tenant_id = ? and metric = ? and day <= ? and observed_at < ? and subject_id is not null
                    group by subject_system, subject_type, subject_id, day)
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(bought + query)) {
            select.setString(1, tenant.current());
            select.setString(2, metric);
            select.setObject(3, last);
            select.setObject(4, last.plusDays(2).atStartOfDay().atOffset(ZoneOffset.UTC));
            for (int i = 0; i < days.size(); i++) {
                select.setObject(5 + i, days.get(i));
            }
            try (ResultSet rows = select.executeQuery()) {
                var items = new ArrayList<T>();
                while (rows.next()) {
                    items.add(toItem.of(rows));
                }
                return items;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
