package cx.touchstone.scoring.reconciliation.comparison;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A month of tallies and readings, as much of it as can be counted again.
 *
 * @param month its first day
 * @param first day that can be compared
 * @param last day that can be compared
 * @param whole whether these are all of its days
 */
public record ComparedMonth(LocalDate month, LocalDate first, LocalDate last, boolean whole) {

    /** Those that have tallies, readings or observations. */
    public static List<ComparedMonth> of(Connection connection, String tenant) throws SQLException {
        var dropped = days(connection, "select month from dropped_month where tenant_id = ?", tenant);
        var months = new TreeSet<LocalDate>();
        // A month of observations ends at midnight in UTC, one of tallies where the tenant is.
        days(connection, "select observation_months(?)", tenant).forEach(month -> {
            months.add(month.minusMonths(1));
            months.add(month);
            months.add(month.plusMonths(1));
        });
        months.addAll(days(connection, """
                select distinct date_trunc('month', day)::date from observation
                where tenant_id = ? and observed_at < '2000-01-01'""", tenant));
        months.addAll(
                days(connection, "select distinct date_trunc('month', day)::date from tally where tenant_id = ?", tenant));
        months.addAll(days(connection, """
                select distinct date_trunc('month', observed_at at time zone 'UTC')::date from reading where tenant_id = ?""",
                tenant));
        return months.stream().filter(month -> !isDropped(month, dropped)).map(month -> of(month, dropped)).toList();
    }

    private static ComparedMonth of(LocalDate month, Set<LocalDate> dropped) {
        boolean cutBefore = isDropped(month.minusMonths(1), dropped);
        boolean cutBehind = isDropped(month.plusMonths(1), dropped);
        var last = month.plusMonths(1).minusDays(1);
        return new ComparedMonth(month, cutBefore ? month.plusDays(1) : month, cutBehind ? last.minusDays(1) : last,
                !cutBefore && !cutBehind);
    }

    /** All before 2000 is dropped together. */
    private static boolean isDropped(LocalDate month, Set<LocalDate> dropped) {
        return dropped.contains(month.getYear() < 2000 ? LocalDate.of(1999, 12, 1) : month);
    }

    private static Set<LocalDate> days(Connection connection, String query, String tenant) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, tenant);
            var days = new TreeSet<LocalDate>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    days.add(row.getObject(1, LocalDate.class));
                }
            }
            return days;
        }
    }
}
