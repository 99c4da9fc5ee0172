package cx.touchstone.scoring.observation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;

/** The months (UTC) that have a place for observations, as far as this process has seen to them. */
@ApplicationScoped
public class Months {

    /** All before the year 2000 share a place. */
    private static final YearMonth BEFORE_2000 = YearMonth.of(1999, 12);
    /** Before anything was observed. */
    private static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00Z");
    /** "no partition of relation found for row" */
    private static final String CHECK_VIOLATION = "23514";

    @Inject
    AgroalDataSource database;

    private record Month(String tenant, YearMonth month) {
    }

    private final Set<Month> made = ConcurrentHashMap.newKeySet();

    /** Sees to it that what was observed at these times can be written; in a transaction of its own, if there is any need. */
    public void sure(String tenant, Collection<Instant> times) throws SQLException {
        var missing = times.stream().map(Months::of).distinct().map(month -> new Month(tenant, month))
                .filter(month -> !made.contains(month)).collect(Collectors.toList());
        if (missing.isEmpty()) {
            return;
        }
        var firstDays = new TreeSet<LocalDate>();
        missing.forEach(month -> firstDays.add(month.month().atDay(1)));
        try (Connection connection = database.getConnection();
                PreparedStatement make = connection.prepareStatement(
                        "select make_observation_month(?, month) from unnest(?::text[]::date[]) as month")) {
            make.setString(1, tenant);
            make.setArray(2, connection.createArrayOf("text", firstDays.toArray()));
            make.execute();
        }
        made.addAll(missing);
    }

    /** Somebody has dropped one of them. */
    public void forget(String tenant) {
        made.removeIf(month -> month.tenant().equals(tenant));
    }

    /** Whether a write may have failed because a month was dropped. */
    public static boolean mayBeMissing(SQLException failure) {
        return CHECK_VIOLATION.equals(failure.getSQLState());
    }

    /** When what lies in this month was observed at the earliest. */
    public static Instant begin(YearMonth month) {
        return month.isAfter(BEFORE_2000) ? month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC) : LONG_AGO;
    }

    private static YearMonth of(Instant time) {
        var month = YearMonth.from(time.atOffset(ZoneOffset.UTC));
        return month.isBefore(BEFORE_2000) ? BEFORE_2000 : month;
    }
}
