package cx.touchstone.scoring.observation;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MonthsTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @Inject
    AgroalDataSource source;

    private final String tenant = aTenant();
    private Database database;

    @BeforeEach
    void see() {
        database = new Database(source, tenant);
    }

    @Test
    void a_month_that_many_replicas_need_at_once_is_made_once() throws Exception {
        Callable<Void> replica = () -> Tenant.as(tenant, () -> {
            var months = new Months();
            months.database = source;
            try {
                months.sure(tenant, List.of(Instant.parse("2017-05-13T07:00:00Z"), Instant.parse("2016-12-31T23:59:59Z")));
                return null;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        try (var threads = Executors.newFixedThreadPool(32)) {
            for (var done : threads.invokeAll(Collections.nCopies(32, replica))) {
                done.get();
            }
        }
        assertEquals(List.of("2016-12-01", "2017-05-01"), months());
    }

    @Test
    void observations_lie_in_the_month_of_their_instant_and_all_before_2000_together() {
        send("1900-01-01T00:00:00Z", "1999-12-31T23:59:59.999999Z", "2000-01-01T00:00:00Z", "2017-05-01T00:30:00+02:00",
                "2017-05-01T02:30:00+02:00");
        assertEquals(List.of("1999-12-01", "2000-01-01", "2017-04-01", "2017-05-01"), months());
        assertEquals(List.of("_before_2000 2", "_200001 1", "_201704 1", "_201705 1"), database.all("""
                select regexp_replace(tableoid::regclass::text, '^raw\\.o_[0-9a-f]{20}', '') || ' ' || count(*)
                from observation group by tableoid order by min(observed_at)"""));
    }

    @Test
    void a_month_that_is_dropped_takes_only_its_own_and_is_made_again_for_who_writes() {
        send("2017-05-31T12:00:00Z", "2017-06-01T12:00:00Z");
        assertEquals("t", database.one("select drop_observation_month('%s', '2017-05-13')".formatted(tenant)));
        assertEquals("f", database.one("select drop_observation_month('%s', '2017-05-13')".formatted(tenant)));
        assertEquals(List.of("2017-06-01"), months());
        assertEquals(List.of("2017-06-01"), database.all("select day from observation"));
        post(tenant, List.of(observation("late", "nps", 9, "\"observedAt\":\"2017-05-30T12:00:00Z\""))).body("accepted",
                equalTo(1));
        assertEquals(List.of("2017-05-30", "2017-06-01"), database.all("select day from observation order by day"));
    }

    @Test
    void the_month_of_another_tenant_can_be_neither_made_nor_dropped_nor_listed() {
        send("2017-05-13T07:00:00Z");
        var other = new Database(source, aTenant());
        Stream.of("make_observation_month('%s', '2017-05-13')", "drop_observation_month('%s', '2017-05-13')",
                "observation_months('%s')")
                .forEach(function -> assertEquals(INSUFFICIENT_PRIVILEGE,
                        other.refusal("select " + function.formatted(tenant))));
        Stream.of("''", "'*'", "null").forEach(nobody -> assertEquals(INSUFFICIENT_PRIVILEGE,
                new Database(source, Tenant.NOBODY).refusal("select make_observation_month(" + nobody + ", '2017-05-13')")));
        assertEquals(List.of("2017-05-01"), months());
        assertEquals(List.of(), other.all("select id from observation"));
    }

    @Test
    void partitions_can_only_be_reached_through_their_table() {
        send("2017-05-13T07:00:00Z");
        var partitions = database.all("select relname from pg_class where relnamespace = 'raw'::regnamespace"
                + " and relkind in ('r', 'p')");
        assertFalse(partitions.isEmpty());
        for (var partition : partitions) {
            for (var statement : List.of("select 1 from raw.%s", "delete from raw.%s", "drop table raw.%s")) {
                assertEquals(INSUFFICIENT_PRIVILEGE, database.refusal(statement.formatted(partition)));
            }
        }
        assertEquals(INSUFFICIENT_PRIVILEGE, database.refusal("create table raw.another (tenant_id text)"));
    }

    private List<String> months() {
        return database.all("select * from observation_months('%s')".formatted(tenant));
    }

    private void send(String... times) {
        post(tenant, Stream.of(times).map(time -> observation(time, "nps", 9, "\"observedAt\":\"" + time + "\"")).toList())
                .body("accepted", equalTo(times.length));
    }
}
