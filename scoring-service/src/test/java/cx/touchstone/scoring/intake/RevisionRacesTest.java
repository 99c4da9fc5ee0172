package cx.touchstone.scoring.intake;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.change.ChangeLog;
import cx.touchstone.scoring.change.FoldChanges;
import cx.touchstone.scoring.change.Folded;
import cx.touchstone.scoring.change.Folding;
import cx.touchstone.scoring.observation.Months;
import cx.touchstone.scoring.observation.Observation;
import cx.touchstone.scoring.observation.Observation.Name;
import cx.touchstone.scoring.observation.ObservationTable;
import cx.touchstone.scoring.reading.Readings;
import cx.touchstone.scoring.settings.SettingsInForce;
import cx.touchstone.scoring.settings.SettingsOfTenants;
import cx.touchstone.scoring.tally.Recount;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Originals, corrections and retractions that eight writers send at once, again and again. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RevisionRacesTest {

    private static final int WRITERS = 8;
    private static final int NAMES = 300;

    @Inject
    Intake intake;
    @Inject
    Intake.Settings settings;
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

    private final String tenant = aTenant();
    /** Who was told that it is news. */
    private final ConcurrentLinkedQueue<Observation> news = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void gates_and_people_and_both_are_told_apart() {
        one("""
                insert into tally_family (tenant_id, family, attribute, second_attribute, state)
                values ('%1$s', 16, 'gate', null, 'READY'), ('%1$s', 17, 'gate', 'who', 'READY') returning 1"""
                .formatted(tenant));
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5 })
    void add_up_to_what_is_left_of_them(long seed) throws Exception {
        var deliveries = Deliveries.of(NAMES, new Random(seed));
        send(deliveries, seed, intake);
        holds(deliveries);
    }

    @ParameterizedTest
    @ValueSource(longs = { 6, 7, 8 })
    void add_up_in_two_processes_as_in_one(long seed) throws Exception {
        var deliveries = Deliveries.of(NAMES, new Random(seed));
        var neighbour = anotherIntake();
        try {
            send(deliveries, seed, intake, neighbour);
        } finally {
            neighbour.close();
        }
        holds(deliveries);
    }

    /** The writers share the deliveries, and then each sends some of the others' again. */
    private void send(Deliveries deliveries, long seed, Intake... intakes) throws Exception {
        var batches = deliveries.batches(100, new Random(seed));
        List<Callable<Void>> writers = IntStream.range(0, WRITERS).<Callable<Void>> mapToObj(writer -> () -> {
            var random = new Random(seed * WRITERS + writer);
            for (int i = writer; i < batches.size(); i += WRITERS) {
                take(intakes[writer % intakes.length], batches.get(i));
                take(intakes[writer % intakes.length], batches.get(random.nextInt(batches.size())));
            }
            return null;
        }).toList();
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (var writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }
    }

    private void take(Intake by, List<Observation> batch) throws Exception {
        var isNews = by.take(tenant, batch).toCompletableFuture().get();
        IntStream.range(0, batch.size()).filter(isNews::get).forEach(i -> news.add(batch.get(i)));
    }

    private void holds(Deliveries deliveries) {
        var left = deliveries.left();
        assertEquals(left.values().stream().collect(toMap(Observation::name, RevisionRacesTest::said)), kept());
        assertEquals("0", one(Recount.WRONG));
        long counted = left.values().stream().filter(observation -> observation.fact() != null).count();
        assertEquals("" + counted,
                one("""
                        select coalesce(sum(n), 0) from tally where family = 0 and span = 'D' and touchpoint = '*' and metric <> 'wait_business'"""));
        assertEquals("" + counted, one("select count(*) from observation"));
        assertEquals(news.size(), Set.copyOf(news).size(), "a revision was news twice");
        assertTrue(new HashSet<>(news).containsAll(left.values()));
    }

    private static String said(Observation observation) {
        var fact = observation.fact();
        return observation.revision() + (fact == null ? "" : fact.metric() + fact.value() + fact.attributes().values());
    }

    private Map<Name, String> kept() {
        return Map.copyOf(Tenant.as(tenant, () -> {
            var kept = new HashMap<Name, String>();
            try (var connection = database.getConnection(); var row = connection.createStatement().executeQuery("""
                    select source, id, revision, metric || value || '[' || array_to_string(array(
                        select value from jsonb_each_text(attributes) order by key), ', ') || ']'
                    from observation_name left join observation using (source, id, observed_at)""")) {
                while (row.next()) {
                    kept.put(new Name(row.getString(1), row.getString(2)),
                            row.getInt(3) + (row.getString(4) == null ? "" : row.getString(4)));
                }
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
            return kept;
        }));
    }

    private String one(String query) {
        Folded.of(tenant);
        return Tenant.as(tenant, () -> {
            try (var connection = database.getConnection(); var row = connection.createStatement().executeQuery(query)) {
                row.next();
                return row.getString(1);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    private Intake anotherIntake() {
        var another = new Intake();
        another.settings = settings;
        another.database = database;
        another.inForce = inForce;
        another.settingsOfTenants = settingsOfTenants;
        another.months = months;
        another.observations = observations;
        another.readings = readings;
        another.changes = changes;
        another.folding = folding;
        another.folder = folder;
        another.open();
        return another;
    }
}
