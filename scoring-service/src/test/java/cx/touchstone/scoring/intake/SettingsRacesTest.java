package cx.touchstone.scoring.intake;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.scoring.settings.Chosen.choose;
import static cx.touchstone.scoring.settings.Chosen.settings;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.change.Folded;
import cx.touchstone.scoring.observation.Database;
import cx.touchstone.scoring.observation.KeptObservation;
import cx.touchstone.scoring.observation.ObservationTable;
import cx.touchstone.scoring.recount.CountAnew;
import cx.touchstone.scoring.settings.SettingsOfTenants;
import cx.touchstone.scoring.tally.Recount;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A tenant that changes its time zone and its business hours while eight writers send, correct and take back. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SettingsRacesTest {

    private static final int WRITERS = 8;
    private static final String DAYTIME = """
            "businessHours":{"tuesday":[{"from":"08:00","to":"12:00"},{"from":"13:00","to":"18:00"}],
                "wednesday":[{"from":"08:03","to":"18:00"}]}""";
    private static final String NIGHT = """
            "businessHours":{"tuesday":[{"from":"21:55","to":"05:00"}]},"holidays":["2017-05-31"]""";

    @Inject
    Intake intake;
    @Inject
    CountAnew recounts;
    @Inject
    SettingsOfTenants settings;
    @Inject
    ObservationTable observations;
    @Inject
    AgroalDataSource source;

    private final String tenant = aTenant();
    private Database database;

    @BeforeEach
    void gates_are_told_apart() {
        database = new Database(source, tenant);
        database.one("""
                insert into tally_family (tenant_id, family, attribute, state) values ('%s', 16, 'gate', 'READY') returning 1"""
                .formatted(tenant));
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
    void everything_is_counted_by_the_settings_that_came_last(long seed) throws Exception {
        var deliveries = Deliveries.of(400, new Random(seed));
        var work = writers(deliveries, seed);
        work.add(() -> changes(List.of(settings("America/Los_Angeles", 1, ""), settings("America/Los_Angeles", 1, DAYTIME),
                settings("Pacific/Apia", 1, DAYTIME), settings("Pacific/Apia", 1, NIGHT),
                settings("Asia/Jerusalem", 1, NIGHT))));
        work.add(() -> {
            for (int i = 0; i < 20; i++) {
                recounts.countAnew();
            }
            return null;
        });
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            for (var one : threads.invokeAll(work)) {
                one.get();
            }
        }
        recounts.countAnew();
        eventually(() -> as(tenant, "scores:read").get("/api/v1/scoring-settings").then().body("recounting", nullValue()));
        Folded.of(tenant);
        assertEquals("0", database.one(Recount.WRONG));
        assertEquals("0", database.one("""
                select count(*) from observation where day <> (observed_at at time zone 'Asia/Jerusalem')::date"""));
        var left = new HashSet<>(deliveries.left().values());
        left.removeIf(one -> one.fact() == null);
        assertEquals("" + left.size(), database.one("select count(*) from observation"));
        var present = database.in(connection -> settings.of(connection, tenant));
        kept().forEach(one -> assertEquals(one.fact().countedBy(present), one.fact()));
    }

    private Void changes(List<String> chosen) {
        for (var settings : chosen) {
            choose(tenant, settings).statusCode(200);
        }
        return null;
    }

    private List<Callable<Void>> writers(Deliveries deliveries, long seed) {
        var batches = deliveries.batches(40, new Random(seed));
        var writers = new ArrayList<Callable<Void>>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int first = writer;
            writers.add(() -> {
                for (int i = first; i < batches.size(); i += WRITERS) {
                    intake.take(tenant, batches.get(i)).toCompletableFuture().get();
                }
                return null;
            });
        }
        return writers;
    }

    private List<KeptObservation> kept() {
        return database.transaction(connection -> {
            var kept = new ArrayList<KeptObservation>();
            observations.each(connection, tenant, null, null, 10_000, kept::add);
            return kept;
        });
    }
}
