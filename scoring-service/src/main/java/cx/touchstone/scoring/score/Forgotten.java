package cx.touchstone.scoring.score;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.question.ScoreQuestion;
import cx.touchstone.scoring.settings.Settings;
import io.agroal.api.AgroalDataSource;

/** Observations that are no longer kept, of which tallies alone tell. */
@ApplicationScoped
class Forgotten {

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;

    /**
     * The first day whose observations are all kept, if a question reaches behind it, where there was something.
     *
     * @param metrics that it is about
     */
    Optional<LocalDate> behind(ScoreQuestion question, Collection<Metric> metrics, Settings settings) {
        return settings.forgottenBefore().map(before -> settings.day(before.minusNanos(1)).plusDays(1))
                .filter(kept -> reachesBehind(question, kept) && wasCounted(metrics, kept));
    }

    /** That observations cannot tell what was before this day. */
    static Refusal before(LocalDate kept) {
        return new Refusal.Invalid("from", "no-longer-kept", "This is counted from single observations, and those from before "
                + kept + " are no longer kept: ask from that day on, or by attributes that are dimensions.");
    }

    private static boolean reachesBehind(ScoreQuestion question, LocalDate kept) {
        var period = question.period();
        return Stream.concat(Stream.of(period), question.comparison().filter(with -> period.from() != null)
                .map(with -> with.of(period)).stream()).map(Period::from).anyMatch(from -> from == null || from.isBefore(kept));
    }

    private boolean wasCounted(Collection<Metric> metrics, LocalDate kept) {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement("""
                select exists (select 1 from tally
                    where tenant_id = ? and family = 0 and span = 'M' and metric = any(?) and touchpoint = '*' and day < ?
                    group by metric, day having sum(n) > 0)""")) {
            select.setString(1, tenant.current());
            select.setArray(2, connection.createArrayOf("text", metrics.stream().map(Metric::base).toArray()));
            select.setObject(3, kept.withDayOfMonth(1));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
