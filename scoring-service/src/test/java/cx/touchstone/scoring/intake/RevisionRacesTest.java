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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.observation.Months;
import cx.touchstone.scoring.observation.Observation;
import cx.touchstone.scoring.observation.Observation.Name;
import cx.touchstone.scoring.observation.ObservationTable;
import cx.touchstone.scoring.tally.TallyWriter;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Originals, corrections and retractions that eight writers send at once, again and again. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RevisionRacesTest {

    private static final int WRITERS = 8;
    private static final int NAMES = 300;

    /** Tallies that are not what the observations add up to; the ones that should not be there included. */
    private static final String WRONG_TALLIES = """
            with fact as (
                select metric, value::int as value, weight, coalesce(touchpoint, '') as touchpoint,
                    (observed_at at time zone 'UTC')::date as day, attributes
                from observation),
            counted as (
                select metric, touchpoint, '' as segment, '' as segment_value, day, value, weight from fact
                union all
                select metric, touchpoint, attribute.key, attribute.value, day, fact.value, weight
                from fact cross join jsonb_each_text(attributes) as attribute),
            expected as (
                select metric, touchpoint, segment, segment_value, day, value, count(*) as n, sum(weight) as weight,
                    sum(weight * weight) as squared
                from counted group by 1, 2, 3, 4, 5, 6),
            found as (
                select metric, touchpoint, segment, segment_value, day, value, sum(n) as n, sum(weight) as weight,
                    sum(weight_squared) as squared
                from tally group by 1, 2, 3, 4, 5, 6)
            select count(*) from expected full join found using (metric, touchpoint, segment, segment_value, day, value)
            where (expected.n, expected.weight, expected.squared) is distinct from (found.n, found.weight, found.squared)""";

    @Inject
    Intake intake;
    @Inject
    Intake.Settings settings;
    @Inject
    AgroalDataSource database;
    @Inject
    Months months;
    @Inject
    ObservationTable observations;
    @Inject
    TallyWriter tallies;

    private final String tenant = aTenant();
    /** Who was told that it is news. */
    private final ConcurrentLinkedQueue<Observation> news = new ConcurrentLinkedQueue<>();

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
        assertEquals("0", one(WRONG_TALLIES));
        long counted = left.values().stream().filter(observation -> observation.fact() != null).count();
        assertEquals("" + counted, one("select sum(n) from tally where segment = ''"));
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
        another.months = months;
        another.observations = observations;
        another.tallies = tallies;
        another.open();
        return another;
    }
}
