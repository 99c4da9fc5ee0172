package cx.touchstone.scoring.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Coalescer;
import cx.touchstone.kit.Refusal;
import cx.touchstone.scoring.change.ChangeLog;
import cx.touchstone.scoring.change.Changes;
import cx.touchstone.scoring.change.FoldChanges;
import cx.touchstone.scoring.change.Folding;
import cx.touchstone.scoring.observation.Fact;
import cx.touchstone.scoring.observation.KeptObservation;
import cx.touchstone.scoring.observation.Months;
import cx.touchstone.scoring.observation.Observation;
import cx.touchstone.scoring.observation.Observation.Name;
import cx.touchstone.scoring.observation.ObservationTable;
import cx.touchstone.scoring.reading.Readings;
import cx.touchstone.scoring.settings.SettingsInForce;
import cx.touchstone.scoring.settings.SettingsOfTenants;
import cx.touchstone.scoring.tally.Countable;
import io.agroal.api.AgroalDataSource;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Writes observations and what they change in the tallies in one transaction, so that each counts exactly once, as its highest
 * revision has it, however often and in whatever order its revisions come. The changes are folded into the tallies behind it;
 * who reads scores adds those that are not. Requests that come at the same time share a transaction.
 */
@ApplicationScoped
public class Intake {

    /** {@code touchstone.intake.*} */
    @ConfigMapping(prefix = "touchstone.intake")
    public interface Settings {
        /** How many transactions may be under way at once. */
        @WithDefault("2")
        int writers();

        /** How many observations a transaction gathers: the more, the more of them fall into the same tallies. */
        @WithDefault("8000")
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
    SettingsInForce inForce;
    @Inject
    SettingsOfTenants settingsOfTenants;
    @Inject
    Months months;
    @Inject
    ObservationTable observations;
    @Inject
    Readings readings;
    @Inject
    ChangeLog changes;
    @Inject
    Folding folding;
    @Inject
    FoldChanges folder;

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

    /** Of each observation whether neither it nor a higher revision was known; completes after the commit. */
    public CompletionStage<List<Boolean>> take(String tenant, List<Observation> batch) {
        return coalescer.submit(tenant, batch);
    }

    private List<List<Boolean>> write(String tenant, List<List<Observation>> batches) throws SQLException {
        var highest = new TreeMap<Name, Observation>();
        batches.forEach(batch -> batch.forEach(one -> highest.merge(one.name(), one, Observation::or)));
        var revisions = keep(tenant, highest);
        var outcomes = new ArrayList<List<Boolean>>();
        for (var batch : batches) {
            outcomes.add(batch.stream().map(observation -> isNews(observation, revisions)).toList());
        }
        return outcomes;
    }

    /**
     * Whether it is, after what came before it among these.
     *
     * @param revisions that were known; none of the names of which all these were known
     */
    private static boolean isNews(Observation observation, Map<Name, Integer> revisions) {
        var known = revisions.get(observation.name());
        if (known == null || known >= observation.revision()) {
            return false;
        }
        revisions.put(observation.name(), observation.revision());
        return true;
    }

    /** Of the observations that changed something, the revisions known before. */
    private Map<Name, Integer> keep(String tenant, SortedMap<Name, Observation> highest) throws SQLException {
        var times = highest.values().stream().map(Observation::fact).filter(Objects::nonNull).map(Fact::observedAt).toList();
        months.sure(tenant, times);
        folding.keepUp(tenant);
        try {
            return count(tenant, highest);
        } catch (SQLException e) {
            if (!Months.mayBeMissing(e)) {
                throw e;
            }
            months.forget(tenant);
            months.sure(tenant, times);
            return count(tenant, highest);
        }
    }

    /** By the settings that hold; by others that came in between instead, if there are such. */
    private Map<Name, Integer> count(String tenant, SortedMap<Name, Observation> highest) throws SQLException {
        while (true) {
            var present = inForce.of(tenant);
            if (highest.values().stream().anyMatch(one -> one.isInOtherMoneyThan(present))) {
                // When it was read it was theirs; who sends it again is told what is wrong with it.
                inForce.forget(tenant);
                throw new Refusal.Overloaded("The currency has changed in the meantime, try again.");
            }
            highest.replaceAll((name, one) -> one.countedBy(present));
            var revisions = transact(tenant, highest, present.revision());
            if (revisions.isPresent()) {
                return revisions.get();
            }
            inForce.forget(tenant);
        }
    }

    /** @return empty, and nothing is done, when the settings by which they are counted are no longer those */
    private Optional<Map<Name, Integer>> transact(String tenant, SortedMap<Name, Observation> highest, long settingsRevision)
            throws SQLException {
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            try {
                // Held until the end: who changes them later finds what is counted here when he counts anew.
                if (settingsOfTenants.held(transaction, tenant) != settingsRevision) {
                    transaction.rollback();
                    return Optional.empty();
                }
                var before = observations.keep(transaction, tenant, highest);
                var added = new ArrayList<Countable>();
                var taken = new ArrayList<Countable>();
                var read = new ArrayList<KeptObservation>();
                var gone = new ArrayList<KeptObservation>();
                var revisions = new HashMap<Name, Integer>();
                before.forEach((name, was) -> {
                    var now = highest.get(name);
                    countables(name, was.fact()).forEach(taken::add);
                    countables(name, now.fact()).forEach(added::add);
                    if (was.fact() != null) {
                        gone.add(new KeptObservation(name, was.fact()));
                    }
                    if (now.isReading()) {
                        read.add(new KeptObservation(name, now.fact()));
                    }
                    revisions.put(name, was.revision());
                });
                readings.change(transaction, tenant, read, gone);
                changes.write(transaction, tenant, new Changes(added, taken));
                transaction.commit();
                if (!revisions.isEmpty()) {
                    folder.awaken(tenant);
                }
                return Optional.of(revisions);
            } catch (SQLException | RuntimeException | Error e) {
                transaction.rollback(); // or the pool would commit one half of it
                throw e;
            }
        }
    }

    private static Stream<Countable> countables(Name name, Fact fact) {
        return fact == null ? Stream.empty() : new KeptObservation(name, fact).countables();
    }
}
