package cx.touchstone.scoring.dimension;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.intake.Intake;
import cx.touchstone.scoring.intake.Senders;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Dimensions that come and go, built by several at once, while originals, corrections over the front, over days and months,
 * retractions and duplicates come in.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BuildingRacesTest {

    private static final int WRITERS = 8;
    private static final int BUILDERS = 2;
    private static final int NAMES = 300;

    @Inject
    Intake intake;
    @Inject
    RemoveDimensions removeDimensions;

    private final String tenant = aTenant();
    private final Building building = Building.of(tenant);
    /** Numbers of the families that are to be built. */
    private final List<Integer> families = new CopyOnWriteArrayList<>();
    private volatile boolean sent;

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
    void leave_tallies_that_are_what_the_observations_add_up_to(long seed) throws Exception {
        var senders = new Senders(intake, tenant, seed, NAMES, 40);
        senders.sendFirst(3);
        try (var threads = Executors.newFixedThreadPool(BUILDERS + 2)) {
            var others = new ArrayList<Future<?>>();
            others.add(threads.submit(owner(new Random(seed))));
            for (int i = 0; i < BUILDERS; i++) {
                others.add(threads.submit(builder(new Random(seed * BUILDERS + i))));
            }
            try {
                senders.send(WRITERS);
            } finally {
                sent = true;
            }
            for (var other : others) {
                other.get();
            }
        }
        families.forEach(building::buildAll);
        Tenant.as(tenant, () -> removeDimensions.remove(tenant));
        assertEquals(4, building.number("select count(*) from tally_family"));
        assertEquals(4, building.number("select count(*) from tally_family where state = 'READY' and complete_from is null"));
        assertEquals(6, building.number("select count(distinct family) from tally"), "something was counted in each");
        assertEquals(0, building.wrong());
    }

    /** Adds three dimensions and a pair, removes two of them on the way, and adds one of these again. */
    private Callable<Void> owner(Random random) {
        return () -> {
            var steps = new ArrayList<Callable<Integer>>();
            steps.add(() -> building.add("gate"));
            steps.add(() -> building.add("who"));
            steps.add(() -> building.add("gate", "who"));
            steps.add(() -> building.add("absent"));
            for (var step : steps) {
                families.add(step.call());
                goOn(random);
            }
            building.remove(families.get(0)); // and the pair with it
            goOn(random);
            families.add(building.add("gate"));
            Tenant.as(tenant, () -> removeDimensions.remove(tenant));
            var pair = building.add("who", "gate");
            families.add(pair);
            goOn(random);
            building.remove(pair);
            Tenant.as(tenant, () -> removeDimensions.remove(tenant));
            families.add(building.add("gate", "who")); // under the number of the one before
            return null;
        };
    }

    /** Builds chunks of all families, over and over. */
    private Callable<Void> builder(Random random) {
        return () -> {
            while (!sent) {
                goOn(random);
            }
            return null;
        };
    }

    private void goOn(Random random) {
        for (int family : families) {
            building.build(family, 1 + random.nextInt(12));
        }
    }
}
