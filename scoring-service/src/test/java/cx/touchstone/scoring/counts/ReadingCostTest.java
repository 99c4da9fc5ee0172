package cx.touchstone.scoring.counts;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.change.ChangeLog;
import cx.touchstone.scoring.counts.tallies.TallyCounts;
import cx.touchstone.scoring.counts.tallies.TallyTables;
import cx.touchstone.scoring.formula.Buckets;
import cx.touchstone.scoring.formula.sketch.LogBuckets;
import cx.touchstone.scoring.tally.Families;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReadingCostTest {

    @Inject
    AgroalDataSource database;
    @Inject
    SomeObservations observations;
    @Inject
    ChangeLog log;

    private final String tenant = aTenant();

    @Test
    void a_table_takes_four_statements_however_many_cells_and_periods_it_has() {
        observations.dimensions(tenant, "gate", "age").pair(tenant, "gate", "age");
        observations.keep(tenant, new Random(1), 300);
        var axes = new Axes(true, List.of("gate", "age"));
        var periods = List.of(Period.ALWAYS, new Period(LocalDate.of(2017, 3, 10), LocalDate.of(2017, 5, 10)),
                new Period(LocalDate.of(2016, 3, 10), LocalDate.of(2017, 4, 10)));
        var statements = new AtomicInteger();
        int cells = Tenant.as(tenant, () -> {
            try (var connection = database.getConnection()) {
                var tables = TallyTables.of(axes, Families.of(connection, tenant)).orElseThrow();
                var counts = new TallyCounts(counting(connection, statements), tenant, axes, tables, log);
                var months = counts.months(Set.of("nps", "wait"));
                counts.days(months.keySet(), periods.get(1).cutMonths());
                counts.read(months.keySet(), periods, Map.of("nps", Buckets.WHOLE, "wait", LogBuckets.PERCENT));
                return months.size();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
        assertTrue(cells > 100, () -> "only " + cells);
        assertEquals(4, statements.get());
    }

    /** The connection, and how many statements are made with it. */
    private static Connection counting(Connection connection, AtomicInteger statements) {
        return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] { Connection.class },
                (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.incrementAndGet();
                    }
                    return method.invoke(connection, arguments);
                });
    }
}
