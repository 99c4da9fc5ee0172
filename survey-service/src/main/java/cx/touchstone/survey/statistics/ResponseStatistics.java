package cx.touchstone.survey.statistics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;

/** Counts the responses of the current tenant's surveys as they are now. */
@ApplicationScoped
class ResponseStatistics {

    private static final String UNKNOWN = "unknown";

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;

    StatisticsView of(UUID survey) {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement("""
                select status, version, channel, count(*), min(responded_at), max(responded_at) from response
                where tenant_id = ? and survey_id = ? and responded_at > '-infinity' group by status, version, channel""")) {
            select.setString(1, tenant.current());
            select.setObject(2, survey);
            Map<String, Long> byStatus = new TreeMap<>();
            Map<String, Long> byVersion = new TreeMap<>();
            Map<String, Long> byChannel = new TreeMap<>();
            Instant first = null;
            Instant last = null;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String status = row.getString(1);
                    long count = row.getLong(4);
                    byStatus.merge(status, count, Long::sum);
                    if (status.equals("COMPLETE")) {
                        byVersion.merge(row.getString(2), count, Long::sum);
                        byChannel.merge(row.getString(3) == null ? UNKNOWN : row.getString(3), count, Long::sum);
                    }
                    if (!status.equals("STARTED")) {
                        first = earlier(first, row.getTimestamp(5));
                        last = later(last, row.getTimestamp(6));
                    }
                }
            }
            return new StatisticsView(survey, byStatus.getOrDefault("STARTED", 0L), byStatus.getOrDefault("PARTIAL", 0L),
                    byStatus.getOrDefault("COMPLETE", 0L), byVersion, byChannel, first, last);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant earlier(Instant known, Timestamp other) {
        return known == null || other.toInstant().isBefore(known) ? other.toInstant() : known;
    }

    private static Instant later(Instant known, Timestamp other) {
        return known == null || other.toInstant().isAfter(known) ? other.toInstant() : known;
    }
}
