package cx.touchstone.scoring.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Who may write which rows of tallies. Every transaction writes to a slot that it alone holds until it ends, so concurrent
 * writers touch different rows and none waits for another. The lowest free slot is taken: there are as many rows per tally as
 * there were writers at once, not more, and reading stays cheap.
 */
public final class Slots {

    static final int SLOTS = 32;
    /** The one in which those write who hold all. */
    public static final int FIRST = 0;

    private Slots() {
    }

    /** Holds a slot of the tenant until the transaction ends; its number. */
    public static int hold(Connection transaction, String tenant) throws SQLException {
        try (PreparedStatement take = transaction.prepareStatement("""
                select slot from generate_series(0, ?) as slot
                where pg_try_advisory_xact_lock(hashtext('tally ' || ?), slot) limit 1""")) {
            take.setInt(1, SLOTS - 1);
            take.setString(2, tenant);
            try (ResultSet taken = take.executeQuery()) {
                if (taken.next()) {
                    return taken.getInt(1);
                }
            }
        }
        // More writers than slots: the last ones queue for the first slot.
        try (PreparedStatement wait = transaction
                .prepareStatement("select pg_advisory_xact_lock(hashtext('tally ' || ?), ?)")) {
            wait.setString(1, tenant);
            wait.setInt(2, FIRST);
            wait.execute();
            return FIRST;
        }
    }

    /**
     * Holds all slots of the tenant until the transaction ends: nobody else changes its tallies meanwhile, and everybody who
     * did has committed. They are taken in ascending order, and nobody who holds one waits for a lower one, so nobody waits in
     * a circle.
     */
    public static void holdAll(Connection transaction, String tenant) throws SQLException {
        try (PreparedStatement wait = transaction.prepareStatement(
                "select pg_advisory_xact_lock(hashtext('tally ' || ?), slot) from generate_series(0, ?) as slot")) {
            wait.setString(1, tenant);
            wait.setInt(2, SLOTS - 1);
            wait.execute();
        }
    }
}
