package cx.touchstone.scoring.change;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import cx.touchstone.scoring.change.ChangeLog.Logged;
import cx.touchstone.scoring.change.HeldBack.Name;

/**
 * Tells changes that can be counted from those that cannot, whoever tries and whenever: these are set aside with what must wait
 * behind them, the others are counted. What fails for another reason, such as a database that is away, fails for all.
 */
@ApplicationScoped
class Sift {

    private static final Logger LOG = Logger.getLogger(Sift.class);
    /** Observations of a tenant that may be set aside: when there are more, it is not single ones that are wrong. */
    static final int MOST = 50_000;
    private static final String UNREADABLE = "cannot be read";
    private static final String BEHIND = "waits behind another one";
    /** Of SQLSTATE: a value that does not fit, a rule that is broken, too much for one row. */
    private static final Set<String> OWN_FAULTS = Set.of("22", "23", "54");

    @Inject
    SetAside aside;

    /** How changes are counted, wholly or with an exception. */
    interface Counting {
        void count(Changes changes) throws SQLException;
    }

    /**
     * Counts what can be counted of these, which were taken out of the log.
     *
     * @return all of them that can be read, whatever became of them
     * @throws IllegalStateException when too many cannot be counted
     */
    Changes count(Connection transaction, String tenant, List<Logged> came, Counting counting) throws SQLException {
        var held = aside.heldBack(transaction, tenant);
        return new Sifting(transaction, tenant, held, counting, null).count(came);
    }

    /** The same with those that were set aside before. */
    Changes countAgain(Connection transaction, String tenant, Counting counting) throws SQLException {
        var taken = aside.take(transaction, tenant);
        return new Sifting(transaction, tenant, new HeldBack(), counting, taken.since()).count(taken.logged());
    }

    /** @param since when they were set aside first; null for those that never were */
    private final class Sifting {

        private final Connection transaction;
        private final String tenant;
        private final HeldBack held;
        private final Counting counting;
        private final Instant since;

        Sifting(Connection transaction, String tenant, HeldBack held, Counting counting, Instant since) {
            this.transaction = transaction;
            this.tenant = tenant;
            this.held = held;
            this.counting = counting;
            this.since = since;
        }

        Changes count(List<Logged> came) throws SQLException {
            var readable = new ArrayList<Changes>();
            for (var one : came) {
                if (one.isReadable()) {
                    readable.add(one.changes());
                } else {
                    setAside(one, UNREADABLE);
                    one.holdBack(held);
                }
            }
            var all = Changes.all(readable);
            var waits = held.among(all);
            var waiting = all.only(waits).net();
            if (!waiting.isNothing()) {
                setAside(Logged.of(waiting), BEHIND);
            }
            countApart(waiting.isNothing() ? all : all.only(waits.negate()));
            return all;
        }

        /** All at once if that is possible; if not, one half and then the other, down to the observation that is at fault. */
        private void countApart(Changes changes) throws SQLException {
            if (changes.isNothing()) {
                return;
            }
            var before = transaction.setSavepoint();
            try {
                counting.count(changes);
                transaction.releaseSavepoint(before);
            } catch (SQLException | RuntimeException e) {
                if (!isTheirOwn(e)) {
                    throw e;
                }
                transaction.rollback(before);
                var names = changes.each().map(Name::of).distinct().toList();
                if (names.size() == 1) {
                    setAside(Logged.of(changes.net()), reason(e));
                } else {
                    var half = new HashSet<>(names.subList(0, names.size() / 2));
                    countApart(changes.only(one -> half.contains(Name.of(one))));
                    countApart(changes.only(one -> !half.contains(Name.of(one))));
                }
            }
        }

        private void setAside(Logged change, String reason) throws SQLException {
            if (change.n() == 0) {
                return; // what came and went before it could be counted
            }
            if (aside.size(transaction, tenant) + change.n() > MOST) {
                throw new IllegalStateException("more than " + MOST + " observations cannot be counted");
            }
            aside.put(transaction, tenant, change, reason, since == null ? Instant.now() : since);
            if (since == null) {
                LOG.errorf("%d observations of tenant %s cannot be folded and are set aside: %s", change.n(), tenant, reason);
            }
        }
    }

    private static boolean isTheirOwn(Exception e) {
        return e instanceof SQLException failed ? failed.getSQLState() != null
                && OWN_FAULTS.contains(failed.getSQLState().substring(0, 2)) : e instanceof RuntimeException;
    }

    /** What is wrong, without the values that are. */
    private static String reason(Exception e) {
        return e instanceof SQLException failed ? "SQLSTATE " + failed.getSQLState() : e.getClass().getSimpleName();
    }
}
