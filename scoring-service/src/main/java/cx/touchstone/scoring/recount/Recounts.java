package cx.touchstone.scoring.recount;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import cx.touchstone.scoring.settings.Recounting.What;
import cx.touchstone.scoring.tally.Position;

/** The recounts of tenants, in transactions of the caller. */
@ApplicationScoped
class Recounts {

    /** One that nobody else is at work on, nor will be until the transaction ends. */
    Optional<Recount> held(Connection transaction, String tenant) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select what, counted_to, counted_source, counted_id, counted from recount
                where tenant_id = ? order by what desc limit 1 for update skip locked""")) {
            select.setString(1, tenant);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(recount(row)) : Optional.empty();
            }
        }
    }

    private static Recount recount(ResultSet row) throws SQLException {
        var time = row.getObject(2, OffsetDateTime.class);
        var after = time == null ? null : new Position(time.toInstant(), row.getString(3), row.getString(4));
        return new Recount(What.valueOf(row.getString(1)), after, row.getLong(5));
    }

    /** Remembers how far one has come. */
    void keep(Connection transaction, String tenant, Recount recount) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update recount set counted_to = ?, counted_source = ?, counted_id = ?, counted = ?
                where tenant_id = ? and what = ?""")) {
            var after = recount.after();
            update.setObject(1, after == null ? null : after.observedAt().atOffset(ZoneOffset.UTC));
            update.setString(2, after == null ? null : after.source());
            update.setString(3, after == null ? null : after.id());
            update.setLong(4, recount.counted());
            update.setString(5, tenant);
            update.setString(6, recount.what().name());
            update.executeUpdate();
        }
    }

    /** That one has come to the end. */
    void end(Connection transaction, String tenant, Recount recount) throws SQLException {
        try (PreparedStatement delete = transaction
                .prepareStatement("delete from recount where tenant_id = ? and what = ?")) {
            delete.setString(1, tenant);
            delete.setString(2, recount.what().name());
            delete.executeUpdate();
        }
    }
}
