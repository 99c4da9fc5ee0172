package cx.touchstone.scoring.observation;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** A tenant that leaves takes its observations with it, and the partitions in which they lay. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LeavingTest {

    @Inject
    AgroalDataSource source;

    private final String tenant = aTenant();
    private final String other = aTenant();
    private final String purge = "{\"purge\": \"" + UUID.randomUUID() + "\"}";
    private Database database;

    @BeforeEach
    void twoTenantsOfTwoMonths() {
        database = new Database(source, tenant);
        Stream.of(tenant, other).forEach(whose -> post(whose, Stream.of("2017-04-01", "2017-05-01", "2017-05-02")
                .map(day -> observation(day, "nps", 9, "\"observedAt\":\"" + day + "T12:00:00Z\"")).toList())
                .body("accepted", equalTo(3)));
    }

    @Test
    void nothing_of_it_is_left_and_another_one_keeps_all() {
        finished().body("tables.left", everyItem(equalTo(0))).body("tables.find { it.table == 'observation' }.removed",
                equalTo(3)).body("tables.find { it.table == 'observation_name' }.removed", equalTo(3));
        assertEquals("0", partitions(tenant));
        assertEquals("3", partitions(other)); // two months and the tenant's own
        assertEquals("3", new Database(source, other).one("select count(*) from observation"));
    }

    @Test
    void who_is_reading_is_not_disturbed_and_nobody_waits_for_him_for_long() {
        // Who began to read before is waited for in another way; here is who began when all knew.
        database.one("select purge_begin('%s', gen_random_uuid())::text".formatted(tenant));
        eventually(() -> assertEquals("0", database.one("select purge_awaits('%s')".formatted(tenant))));
        new Database(source, other).in(reader -> {
            reader.setAutoCommit(false);
            reader.createStatement().execute("select count(*) from observation");
            goOn().body("finished", equalTo(false));
            post(other, List.of(observation("meanwhile", "nps", 9, "\"observedAt\":\"2017-05-03T12:00:00Z\"")))
                    .body("accepted", equalTo(1));
            reader.rollback();
            reader.setAutoCommit(true);
            return null;
        });
        finished();
    }

    @Test
    void nothing_is_taken_for_who_is_gone() {
        finished();
        String late = "{\"observations\": [" + observation("late", "nps", 9, "\"observedAt\":\"2017-05-03T12:00:00Z\"") + "]}";
        as(tenant, "signals:write").body(late).post("/api/v1/observations").then().statusCode(410).body("code",
                equalTo("tenant-gone"));
        assertEquals("42501", database.refusal("select make_observation_month('%s', '2017-05-13')".formatted(tenant)));
        finished();
        assertEquals("0", partitions(tenant));
    }

    private ValidatableResponse finished() {
        eventually(() -> goOn().body("finished", equalTo(true)));
        return goOn();
    }

    private ValidatableResponse goOn() {
        return as(tenant, "tenants:purge").body(purge).put("/internal/purge").then().statusCode(200);
    }

    private String partitions(String whose) {
        return database.one("""
                select count(*) from pg_class where relnamespace = 'raw'::regnamespace and relkind in ('r', 'p')
                    and strpos(relname, substr(md5('%s'), 1, 20)) > 0""".formatted(whose));
    }
}
