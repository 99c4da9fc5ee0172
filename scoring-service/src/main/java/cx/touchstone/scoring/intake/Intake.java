package cx.touchstone.scoring.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Coalescer;
import cx.touchstone.scoring.formula.Count;
import cx.touchstone.scoring.intake.Observation.Name;
import cx.touchstone.scoring.tally.TallyKey;
import cx.touchstone.scoring.tally.TallyWriter;
import io.agroal.api.AgroalDataSource;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Writes observations and what they add to the tallies in one transaction, so that each counts exactly once. Requests that come
 * at the same time share a transaction.
 */
@ApplicationScoped
public class Intake {

    /** {@code touchstone.intake.*} */
    @ConfigMapping(prefix = "touchstone.intake")
    public interface Settings {
        /** How many transactions may be under way at once. */
        @WithDefault("2")
        int writers();

        /** How many observations a transaction gathers. */
        @WithDefault("2000")
        int batch();

        /** How many requests may wait; more are answered with 503. */
        @WithDefault("200")
        int waiting();
    }

    @Inject
    Settings settings;
    @Inject
    AgroalDataSource database;
    @Inject
    ObservationTable observations;
    @Inject
    TallyWriter tallies;

    private Coalescer<List<Observation>, List<Boolean>> coalescer;

    @PostConstruct
    void open() {
        coalescer = new Coalescer<>("intake", settings.writers(), settings.batch(), settings.waiting(), List::size,
                this::write);
    }

    @PreDestroy
    void close() throws InterruptedException {
        coalescer.close();
    }

    /** Of each observation whether it is new; completes after the commit. */
    CompletionStage<List<Boolean>> take(String tenant, List<Observation> batch) {
        return coalescer.submit(tenant, batch);
    }

    private List<List<Boolean>> write(String tenant, List<List<Observation>> batches) throws SQLException {
        // In the order of their names: transactions that meet the same names then wait for each other instead of deadlocking.
        var first = new TreeMap<Name, Observation>();
        batches.forEach(batch -> batch.forEach(observation -> first.putIfAbsent(observation.name(), observation)));
        var added = transact(tenant, first);
        var outcomes = new ArrayList<List<Boolean>>();
        for (var batch : batches) {
            // Named twice among these: the first one is the new one.
            outcomes.add(batch.stream().map(observation -> added.remove(observation.name())).toList());
        }
        return outcomes;
    }

    private Set<Name> transact(String tenant, SortedMap<Name, Observation> candidates) throws SQLException {
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            try {
                var added = observations.add(transaction, tenant, List.copyOf(candidates.values()));
                var counts = new TreeMap<TallyKey, Count>();
                added.forEach(name -> candidates.get(name).countInto(counts));
                tallies.add(transaction, tenant, counts);
                transaction.commit();
                return added;
            } catch (SQLException | RuntimeException e) {
                transaction.rollback();
                throw e;
            }
        }
    }
}
