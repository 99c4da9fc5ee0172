package cx.touchstone.survey.participation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * How many complete responses the surveys with a limit have taken. Whoever completes one holds its survey's count until the end
 * of his transaction, on whatever replica he is: so the limit is exact. Who needs several takes them in the order of their
 * surveys' ids. Deleted responses are not given back.
 */
@ApplicationScoped
public class ResponseCounts {

    /**
     * Holds the count until the transaction ends.
     *
     * @param version newest of the survey: counts of an older one are counted again, since that may have had no limit
     * @return how many complete responses were taken so far
     */
    public long hold(Connection connection, String tenant, UUID survey, int version) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into response_count (tenant_id, survey_id, taken, version) values (?, ?, 0, 0)
                on conflict do nothing""")) {
            insert.setString(1, tenant);
            insert.setObject(2, survey);
            insert.executeUpdate();
        }
        try (PreparedStatement lock = connection.prepareStatement(
                "select taken, version from response_count where tenant_id = ? and survey_id = ? for update")) {
            lock.setString(1, tenant);
            lock.setObject(2, survey);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getInt(2) >= version ? row.getLong(1) : recounted(connection, tenant, survey, version);
            }
        }
    }

    /** How many are known to have been taken; more may be on their way, and those are not waited for. */
    public long taken(Connection connection, String tenant, UUID survey) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select taken from response_count where tenant_id = ? and survey_id = ?")) {
            select.setString(1, tenant);
            select.setObject(2, survey);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private long recounted(Connection connection, String tenant, UUID survey, int version) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("""
                update response_count set version = ?, taken = greatest(taken, (
                    select count(*) from response r where r.tenant_id = ? and r.survey_id = ?
                        and r.responded_at > '-infinity' and r.status = 'COMPLETE'))
                where tenant_id = ? and survey_id = ? returning taken""")) {
            count.setInt(1, version);
            count.setString(2, tenant);
            count.setObject(3, survey);
            count.setString(4, tenant);
            count.setObject(5, survey);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Counts responses that this transaction completes; it holds the count. */
    public void add(Connection connection, String tenant, UUID survey, int completed) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(
                "update response_count set taken = taken + ? where tenant_id = ? and survey_id = ?")) {
            add.setInt(1, completed);
            add.setString(2, tenant);
            add.setObject(3, survey);
            add.executeUpdate();
        }
    }
}
