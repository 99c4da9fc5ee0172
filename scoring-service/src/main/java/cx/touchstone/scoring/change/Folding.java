package cx.touchstone.scoring.change;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import cx.touchstone.scoring.columns.Columns;
import cx.touchstone.scoring.tally.Countable;
import cx.touchstone.scoring.tally.Families;
import cx.touchstone.scoring.tally.TallyWriter;
import io.agroal.api.AgroalDataSource;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Puts changes into the tallies: reads those that wait, counts them by the families as they are, adds them, and removes them
 * from the log, all in one transaction. A crash loses nothing and counts nothing twice.
 */
@ApplicationScoped
public class Folding {

    /** {@code touchstone.folding.*} */
    @ConfigMapping(prefix = "touchstone.folding")
    public interface Settings {

        /** Observations whose changes are folded in one transaction at most; fewer when that takes long. */
        @WithDefault("50000")
        @Min(1)
        @Max(1_000_000)
        int batch();

        /**
         * Observations whose changes may wait; when there are more, intake folds first. Who reads scores adds up what waits.
         */
        @WithDefault("20000")
        @Min(0)
        @Max(1_000_000)
        int behind();

        /** How often changes are looked for that a process left behind when it ended. */
        @WithDefault("PT5S")
        Duration lookEvery();

        /** How often changes are tried again that could not be folded. */
        @WithDefault("PT10M")
        Duration retryEvery();
    }

    /** Observations times families that are counted at a time: each may be four tallies. */
    private static final int AT_ONCE = 50_000;
    /** How long what was seen of the changes that wait is believed, in nanoseconds. */
    private static final long BELIEVED = 50_000_000;
    /** How long a transaction should take at most while others wait for its end, in nanoseconds. */
    private static final long LONG = 2_000_000_000;
    /** Observations that are folded at once whatever it takes: of fewer, each changes tallies of its own. */
    private static final int FEW = 2_000;

    @Inject
    Settings settings;
    @Inject
    AgroalDataSource database;
    @Inject
    TallyLock lock;
    @Inject
    ChangeLog log;
    @Inject
    TallyWriter tallies;
    @Inject
    Sift sift;
    @Inject
    SetAside aside;

    private final Map<String, Long> looked = new ConcurrentHashMap<>();
    /** How many observations are folded at once: many while they fall into the same tallies, few when they do not. */
    private final Map<String, Integer> atOnce = new ConcurrentHashMap<>();

    /** Folds all that is there, behind whoever does so already. Must not be called within a transaction. */
    public void fold(String tenant) {
        while (lock.waiting(tenant, transaction -> some(transaction, tenant, settings.batch()))) {
            // What comes meanwhile is no more than intake lets wait.
        }
    }

    /**
     * Folds some of what is there, unless somebody does so already. Must not be called within a transaction.
     *
     * @param alone whether nobody else waits for his turn; if somebody does, little is folded
     * @return whether nothing is left of what was there when it began
     */
    boolean attempt(String tenant, boolean alone) {
        int most = alone ? atOnce(tenant) : Math.min(atOnce(tenant), FEW);
        return lock.attempting(tenant, transaction -> !some(transaction, tenant, most)).orElse(false);
    }

    /** Work in which tallies and observations must agree. */
    public interface Work<T> {
        /** @return what came of it, never null */
        T with(Connection transaction) throws SQLException;
    }

    /**
     * Does this in a transaction in which all is folded that it can see. Nobody else folds meanwhile: it should not take long.
     * Must not be called within a transaction.
     *
     * @throws IllegalStateException when tallies and observations cannot agree, since something is set aside
     */
    public <T> T folded(String tenant, Work<T> work) {
        while (true) {
            T done = lock.waiting(tenant,
                    transaction -> some(transaction, tenant, settings.batch()) ? null : whole(transaction, tenant, work));
            if (done != null) {
                return done;
            }
        }
    }

    private <T> T whole(Connection transaction, String tenant, Work<T> work) throws SQLException {
        if (aside.size(transaction, tenant) > 0) {
            throw new IllegalStateException("changes are set aside that could not be folded");
        }
        return work.with(transaction);
    }

    /** Folds what was set aside, as far as that is possible now. Must not be called within a transaction. */
    public void retry(String tenant) {
        lock.waiting(tenant, transaction -> {
            beat(transaction, tenant,
                    sift.countAgain(transaction, tenant, sound -> count(transaction, tenant, sound)));
            return tenant;
        });
    }

    /** Folds before more is written down, if too much waits already. Must not be called within a transaction. */
    public void keepUp(String tenant) throws SQLException {
        long now = System.nanoTime();
        var last = looked.get(tenant);
        if (last != null && now - last <= BELIEVED) {
            return;
        }
        // Only who looks says so: of those who come more often than that, nobody would ever look.
        looked.put(tenant, now);
        while (waiting(tenant) > settings.behind()) {
            lock.waiting(tenant, transaction -> some(transaction, tenant, atOnce(tenant)));
        }
    }

    private long waiting(String tenant) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return log.size(connection, tenant);
        }
    }

    private int atOnce(String tenant) {
        return Math.min(atOnce.getOrDefault(tenant, 2 * FEW), settings.batch());
    }

    /** @return whether there is more */
    private boolean some(Connection transaction, String tenant, int most) throws SQLException {
        long begun = System.nanoTime();
        var taken = log.take(transaction, tenant, most);
        if (!taken.logged().isEmpty()) {
            var changes = sift.count(transaction, tenant, taken.logged(), sound -> count(transaction, tenant, sound));
            beat(transaction, tenant, changes);
            learn(tenant, taken.size(), System.nanoTime() - begun);
        }
        return taken.more();
    }

    /** Twice as many may take as long, if they fall into the same tallies: only trying tells. */
    private void learn(String tenant, int folded, long nanos) {
        int before = atOnce(tenant);
        if (nanos > LONG) {
            atOnce.put(tenant, Math.max(FEW, Math.min(before, folded) / 2));
        } else if (folded >= before && nanos < LONG / 2) {
            atOnce.put(tenant, Math.min(2 * before, settings.batch()));
        }
    }

    /** Some families at a time: what many observations change in all that a tenant may have would not fit into memory. */
    private void count(Connection transaction, String tenant, Changes changes) throws SQLException {
        var families = Families.of(transaction, tenant).all();
        int some = Math.max(1, AT_ONCE / changes.size());
        for (int from = 0; from < families.size(); from += some) {
            var part = new Families(families.subList(from, Math.min(from + some, families.size())));
            tallies.write(transaction, tenant, changes.cells(part));
        }
    }

    /** Tells whoever waits for changes of these metrics. */
    private static void beat(Connection transaction, String tenant, Changes changes) throws SQLException {
        var beats = changes.each()
                .collect(Collectors.groupingBy(Countable::metric, TreeMap::new, Collectors.counting()));
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into tally_pulse (tenant_id, metric, changes)
                select ?, came.metric, came.changes from unnest(?::text[], ?::bigint[]) as came (metric, changes)
                on conflict on constraint tally_pulse_pk do update set changes = tally_pulse.changes + excluded.changes""")) {
            new Columns(upsert).text(tenant).texts(beats.keySet(), metric -> metric).longs(beats.values(), Long::longValue);
            upsert.executeUpdate();
        }
    }
}
