package cx.touchstone.scoring.change;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.change.FoldingTest.NONE;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.Management;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import cx.touchstone.scoring.observation.Database;
import cx.touchstone.scoring.tally.Cells;
import cx.touchstone.scoring.tally.Countable;
import cx.touchstone.scoring.tally.Person;
import cx.touchstone.scoring.tally.Position;
import cx.touchstone.scoring.tally.TallyWriter;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A change that cannot be folded stops nobody, is not lost, and counts once when it can be. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SetAsideTest {

    /** More digits than the database has for a number. */
    private static final String TOO_LARGE = "1E+140000";

    @Inject
    ChangeLog log;
    @Inject
    Folding folding;
    @Inject
    FoldChanges folder;
    @Inject
    Folding.Settings settings;
    @Inject
    TallyLock lock;
    @Inject
    Sift sift;
    @Inject
    SetAside aside;
    @Inject
    AgroalDataSource source;

    private final String tenant = aTenant();
    private Database database;

    @BeforeEach
    void see() {
        database = new Database(source, tenant);
    }

    @Test
    void one_that_cannot_be_read_holds_nobody_up() {
        write(unreadable(new Changes(List.of(one("a", "9"), one("b", "9")), NONE)));
        write(List.of(one("c", "9")), NONE);
        Folded.of(tenant);
        assertEquals("1", counted());
        assertEquals("2 cannot be read", setAside());
    }

    @Test
    void scores_are_read_all_the_same() {
        Signals.of(tenant).answers(6, "nps", 9).sent();
        write(unreadable(new Changes(List.of(one("a", "9")), NONE)));
        as(tenant, "scores:read").get("/api/v1/scores?metric=nps").then().statusCode(200).body("items[0].n", equalTo(6));
        Folded.of(tenant);
        as(tenant, "scores:read").get("/api/v1/scores?metric=nps").then().statusCode(200).body("items[0].n", equalTo(6));
    }

    @Test
    void only_the_observation_that_is_at_fault_is_set_aside() {
        write(List.of(one("a", "9"), one("b", "3"), one("c", TOO_LARGE), one("d", "9"), one("e", "9")), NONE);
        Folded.of(tenant);
        assertEquals("4", counted());
        assertEquals("1 SQLSTATE 22003", setAside());
    }

    @Test
    void what_corrects_it_waits_and_comes_in_its_place() {
        write(List.of(one("a", TOO_LARGE)), NONE);
        Folded.of(tenant);
        write(List.of(one("a", "8"), one("b", "9")), List.of(one("a", TOO_LARGE)));
        Folded.of(tenant);
        assertEquals("1", counted()); // b
        assertEquals("0", database.one("select count(*) from tally where n < 0"));
        folder.retry();
        assertEquals("2", counted());
        assertEquals("", setAside());
        folder.retry();
        assertEquals("2", counted());
    }

    @Test
    void when_it_is_taken_back_nothing_is_left_of_it() {
        write(List.of(one("a", TOO_LARGE)), NONE);
        Folded.of(tenant);
        write(NONE, List.of(one("a", TOO_LARGE)));
        Folded.of(tenant);
        folder.retry();
        assertEquals("", setAside());
        assertEquals("0", database.one("select count(*) from tally"));
    }

    @Test
    void behind_one_that_cannot_be_read_nothing_is_taken_away_that_was_not_added() {
        var added = new Changes(List.of(one("a", "9")), NONE);
        write(unreadable(added));
        write(List.of(one("a", "3"), one("c", "9")), List.of(one("a", "9")));
        Folded.of(tenant);
        assertEquals("1", counted()); // c
        assertEquals("0", database.one("select count(*) from tally where n < 0"));
        // A later version knows how to read it.
        database.transaction(transaction -> {
            transaction.createStatement().execute("delete from tally_change_aside where reason = 'cannot be read'");
            aside.put(transaction, tenant, ChangeLog.Logged.of(added), "cannot be read", Instant.now());
            return null;
        });
        folder.retry();
        assertEquals("", setAside());
        assertEquals("2", counted());
        assertEquals("{3,9}|{1,1}", database.one("""
                select concat_ws('|', buckets::text, counts::text) from tally
                where family = 0 and span = 'D' and touchpoint = '*'"""));
    }

    @Test
    void what_fails_for_all_sets_nothing_aside() {
        write(List.of(one("a", "9")), NONE);
        var broken = new Folding();
        broken.database = source;
        broken.settings = settings;
        broken.lock = lock;
        broken.log = log;
        broken.sift = sift;
        broken.aside = aside;
        broken.tallies = new TallyWriter() {
            @Override
            public void write(Connection transaction, String of, Cells changes) throws SQLException {
                throw new SQLException("the database goes down", "57P01");
            }
        };
        Tenant.as(tenant, () -> assertThrows(IllegalStateException.class, () -> broken.fold(tenant)));
        assertEquals("", setAside());
        Folded.of(tenant);
        assertEquals("1", counted());
    }

    @Test
    void when_it_is_not_single_ones_folding_stops_and_nothing_is_lost() {
        var many = ChangeLog.Logged.of(new Changes(List.of(one("a", "9")), NONE));
        write(new ChangeLog.Logged(Sift.MOST + 1, many.metrics(), new byte[] { 99 }, null));
        assertThrows(IllegalStateException.class, () -> Folded.of(tenant));
        assertEquals("", setAside());
        assertEquals("1", database.one("select count(*) from tally_change"));
        database.in(connection -> connection.createStatement().executeUpdate("delete from tally_change"));
    }

    @Test
    void those_who_watch_see_how_much_it_is_and_what_needs_all_waits() {
        write(unreadable(new Changes(List.of(one("a", "9"), one("b", "9")), NONE)));
        Folded.of(tenant);
        assertTrue(Management.metric("touchstone_folding_aside") >= 2);
        as(tenant, "admin").get("/api/v1/reconciliation?recount=true").then().statusCode(200).body("setAside", equalTo(2));
        Tenant.as(tenant, () -> assertThrows(IllegalStateException.class,
                () -> folding.folded(tenant, transaction -> "built a dimension")));
    }

    private static Countable one(String id, String value) {
        var amount = new BigDecimal(value);
        return new Countable(new Position(Instant.parse("2017-05-13T07:00:00Z"), "source", id), "nps", amount,
                amount.precision() - amount.scale() > 2 ? 20_000 : amount.intValue(), BigDecimal.ONE, LocalDate.of(2017, 5, 13),
                Person.FIRST, "wifi", null, Map.of());
    }

    private static ChangeLog.Logged unreadable(Changes changes) {
        var logged = ChangeLog.Logged.of(changes);
        var bytes = logged.bytes().clone();
        bytes[0] = 99;
        return new ChangeLog.Logged(logged.n(), logged.metrics(), bytes, null);
    }

    private void write(ChangeLog.Logged logged) {
        database.in(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into tally_change (tenant_id, n, metrics, changes) values (?, ?, array['nps'], ?)")) {
                insert.setString(1, tenant);
                insert.setInt(2, logged.n());
                insert.setBytes(3, logged.bytes());
                return insert.executeUpdate();
            }
        });
    }

    private void write(List<Countable> added, List<Countable> taken) {
        database.transaction(transaction -> {
            log.write(transaction, tenant, new Changes(added, taken));
            return null;
        });
    }

    /** How many, of everybody, anywhere, on the day. */
    private String counted() {
        return database.one("select n from tally where family = 0 and span = 'D' and touchpoint = '*'");
    }

    private String setAside() {
        return String.join(", ", database.all("select n || ' ' || reason from tally_change_aside order by place"));
    }
}
