package cx.touchstone.scoring.reconciliation;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static cx.touchstone.scoring.Signals.retraction;
import static cx.touchstone.scoring.Signals.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import cx.touchstone.scoring.change.Folded;
import cx.touchstone.scoring.reconciliation.comparison.CompareTallies;
import cx.touchstone.scoring.reconciliation.comparison.ComparedMonth;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Tallies, compared with the observations. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RecountTest {

    private static final int WRITERS = 8;

    @Inject
    AgroalDataSource database;
    @Inject
    CompareTallies tallies;

    private final String tenant = aTenant();

    private Reconciled reconciled() {
        return new Reconciled(database, tenant);
    }

    @Test
    void without_observations_there_is_nothing_to_differ() {
        reconciled().now().statusCode(200).body("state", equalTo("done")).body("observations", equalTo(0))
                .body("cells", equalTo(0)).body("differenceCount", equalTo(0));
    }

    @Test
    void what_was_added_corrected_and_taken_back_is_what_was_counted() {
        var end = "\"observedAt\":\"2017-05-31T23:59:59Z\"";
        post(tenant, List.of(observation("a", "nps", 9, end + ",\"channel\":\"web\",\"weight\":0.25"),
                observation("b", "csat", 4, "\"touchpoint\":\"wifi\"," + with("gate", "A")),
                observation("c", "csat", 2, "\"touchpoint\":\"shops\",\"person\":\"elsewhere\""),
                observation("d", "csat", 2,
                        "\"touchpoint\":\"shops\",\"person\":\"again\",\"observedAt\":\"1987-03-01T10:00:00Z\"")))
                .statusCode(207).body("accepted", equalTo(4));
        post(tenant, List.of(
                observation("a", "nps", 3, "\"revision\":1,\"observedAt\":\"2017-06-01T00:00:00Z\",\"channel\":\"kiosk\""),
                retraction("b", 1))).body("accepted", equalTo(2));
        reconciled().now().body("observations", equalTo(3)).body("cells", greaterThan(0)).body("differenceCount", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "update tally set n = n + 1", "update tally set people = people - 1", "update tally set weight = weight + 0.001",
            "update tally set weight_squared = 0", "update tally set total = 1", "update tally set weighted_total_squared = -1",
            "update tally set day = day + 1", "update tally set touchpoint = 'nowhere'", "update tally set metric = 'nps'",
            "delete from tally", "update tally set segment_value = 'fax'", "update tally set counts[1] = counts[1] + 1",
            "update tally set weights = array_fill(7::numeric, array[cardinality(counts)]), weights_squared = counts::numeric[]",
            "update tally set weights = counts::numeric[], weights_squared = array_fill(7::numeric, array[cardinality(counts)])",
            "update tally set buckets[1] = buckets[1] - 1" })
    void every_difference_of_every_column_is_named(String tampering) {
        Signals.of(tenant).satisfied(3, 5, "wifi", "\"channel\":\"web\"").sent();
        assertEquals(0, reconciled().differenceCount());
        int all = reconciled().tamper(tampering + " where family = 1 and span = 'D' and touchpoint = 'wifi'");
        assertTrue(all > 0);
        var differences = reconciled().differences();
        assertTrue(differences.size() >= all, differences::toString);
        differences.forEach(one -> assertEquals("[$channel] day", one.get("axes") + " " + one.get("span")));
    }

    @Test
    void a_difference_says_where_it_is_and_how_large_but_not_how_much_there_is() {
        Signals.of(tenant).satisfied(3, 5, "wifi", "\"channel\":\"web\"").sent();
        reconciled().tamper("""
                update tally set counts[array_position(buckets, 4)] = counts[array_position(buckets, 4)] - 2,
                    weights = array(select count + case bucket when 4 then 0.5 else 0 end from unnest(buckets, counts)
                        as part (bucket, count)), weights_squared = counts::numeric[]
                where family = 1 and span = 'M' and touchpoint = '*'""");
        assertEquals(List.of(Map.of("metric", "csat", "touchpoint", "*", "axes", List.of("$channel"), "values", List.of("web"),
                "span", "month", "day", "2017-05-01", "bucket", 4, "n", -2, "people", 0, "weight", 0.5f)),
                reconciled().differences());
    }

    @Test
    void tallies_of_what_nobody_observed_differ_too() {
        Signals.of(tenant).answers(5, "nps", 9).sent();
        reconciled()
                .tamper("""
                        insert into tally select tenant_id, 77, span, metric, touchpoint, 'x', date '1950-01-01', n, people, weight,
                            weight_squared, total, total_squared, weighted_total, weighted_total_squared, buckets, counts,
                            weights, weights_squared
                        from tally where family = 0 and span = 'M' and touchpoint = '*'""");
        var differences = reconciled().differences();
        // All together, and the one value.
        assertEquals(List.of(List.of("$family:77"), List.of("$family:77")),
                differences.stream().map(one -> one.get("axes")).toList());
        assertEquals("1950-01-01", differences.getFirst().get("day"));
    }

    @Test
    void a_family_counts_as_far_as_it_is_built() {
        Signals.of(tenant).satisfied(3, 5, "wifi", with("gate", "A")).sent();
        Folded.of(tenant);
        assertEquals(0, differing("BUILDING', null, null, null"));
        // In all and at the touchpoint, on the day and in the month: all together, and two values.
        assertEquals(12, differing("BUILDING', now(), 'a', 'b'"));
        assertEquals(0, differing("BUILDING', '2017-05-13T06:00:00Z', 'a', 'b'"));
        assertEquals(12, differing("READY', null, null, null"));
        assertEquals(0, differing("REMOVED', null, null, null"));
    }

    /**
     * When a family of gates, of which nothing is counted, is in this state: for a moment only, lest somebody begins to build
     * it.
     */
    private long differing(String state) {
        var month = LocalDate.parse("2017-05-01");
        return Tenant.as(tenant, () -> {
            try (var connection = database.getConnection()) {
                connection.setAutoCommit(false);
                try (var insert = connection.createStatement()) {
                    insert.execute("insert into tally_family"
                            + " (tenant_id, family, attribute, state, counted_to, counted_source, counted_id)"
                            + " values ('" + tenant + "', 16, 'gate', '" + state + ")");
                    return tallies.compare(connection, tenant,
                            new ComparedMonth(month, month, month.plusDays(30), true), 10).differenceCount();
                } finally {
                    connection.rollback();
                }
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void months_that_were_dropped_are_left_out_and_the_ones_beside_them_are_not() {
        var signals = Signals.of(tenant);
        for (var day : List.of("2017-03-31", "2017-04-01", "2017-04-30", "2017-05-01", "2017-05-02")) {
            signals.answers(2, "nps", 9, "\"observedAt\":\"" + day + "T12:00:00Z\"");
        }
        signals.sent();
        reconciled().ask("select drop_observation_month('" + tenant + "', '2017-04-01')");
        reconciled().now().body("observations", equalTo(2)).body("differenceCount", equalTo(0));
        reconciled().tamper("update tally set n = 1 where day = '2017-05-02'");
        assertTrue(reconciled().differenceCount() > 0);
    }

    @Test
    void nothing_differs_at_any_moment_while_eight_write() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> CompletableFuture.runAsync(() -> write(writer), threads)).toList();
            do {
                assertEquals(0, reconciled().differenceCount());
            } while (!writers.stream().allMatch(CompletableFuture::isDone));
            writers.forEach(CompletableFuture::join);
        }
        reconciled().now().body("observations", greaterThan(0)).body("differenceCount", equalTo(0));
    }

    private void write(int seed) {
        var random = new Random(seed);
        for (int batch = 0; batch < 6; batch++) {
            var observations = new ArrayList<String>();
            for (int i = 0; i < 40; i++) {
                var id = "o-" + random.nextInt(150);
                int revision = random.nextInt(8);
                observations.add(revision > 5 ? retraction(id, revision)
                        : observation(id, random.nextBoolean() ? "nps" : "csat", 1 + random.nextInt(5),
                                "\"revision\":%d,\"channel\":\"c%d\",\"touchpoint\":\"t%d\",\"observedAt\":\"2017-0%d-28T22:00:00Z\""
                                        .formatted(revision, random.nextInt(3), random.nextInt(3), 1 + random.nextInt(4))));
            }
            post(tenant, observations).statusCode(207);
        }
    }
}
