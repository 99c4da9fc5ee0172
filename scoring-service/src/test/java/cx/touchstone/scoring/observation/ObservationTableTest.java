package cx.touchstone.scoring.observation;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static cx.touchstone.scoring.Signals.with;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.observation.Database.Work;
import cx.touchstone.scoring.observation.Fact.Business;
import cx.touchstone.scoring.observation.Fact.Subject;
import cx.touchstone.scoring.observation.Observation.Name;
import cx.touchstone.scoring.tally.Person;
import cx.touchstone.scoring.tally.Position;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ObservationTableTest {

    private static final Name ONE = new Name("test", "one");

    @Inject
    AgroalDataSource source;
    @Inject
    ObservationTable table;
    @Inject
    CountedObservations counted;

    private final String tenant = aTenant();
    private Database database;

    @BeforeEach
    void see() {
        database = new Database(source, tenant);
    }

    @Test
    void what_is_kept_is_what_was_said() {
        send(observation("one", "csat", 4, """
                "weight":1.25,"observedAt":"2017-05-13T23:59:59.999999999Z","person":"elsewhere","touchpoint":"wifi",
                "journey":"0197b2a0-0000-7000-8000-000000000001","channel":"web","currency":"EUR",
                "subject":{"system":"crm","type":"case","id":"4711"},""" + with("gate", "E", "age", "3")));
        var said = new Fact("csat", new BigDecimal("4"), 4, new BigDecimal("1.25"),
                Instant.parse("2017-05-13T23:59:59.999999Z"),
                LocalDate.of(2017, 5, 13), Person.ELSEWHERE, "wifi", UUID.fromString("0197b2a0-0000-7000-8000-000000000001"),
                "web", Map.of("gate", "E", "age", "3"), "EUR", new Subject("crm", "case", "4711"), null);
        assertEquals(List.of(new KeptObservation(ONE, said)), read(null, null, 10));
    }

    @Test
    void what_nobody_said_is_not_made_up() {
        send(observation("one", "nps", 9, "\"observedAt\":\"2017-05-13T07:00:00Z\""));
        var said = new Fact("nps", new BigDecimal("9"), 9, BigDecimal.ONE, Instant.parse("2017-05-13T07:00:00Z"),
                LocalDate.of(2017, 5, 13), Person.FIRST, null, null, null, Map.of(), null, null, null);
        assertEquals(List.of(new KeptObservation(ONE, said)), read(null, null, 10));
    }

    @Test
    void observations_are_read_in_the_order_of_their_positions_and_on_from_any_of_them() {
        var random = new Random(1);
        var all = new ArrayList<String>();
        for (var id : List.of("", "a", "Z", "é", "�", "😀", "aa")) {
            for (var time : List.of("1999-12-31T23:59:59Z", "2017-05-31T23:59:59.999999Z", "2017-06-01T00:00:00Z")) {
                all.add(observation(id + "-" + random.nextInt(1000), "nps", 9, "\"observedAt\":\"" + time + "\""));
            }
        }
        send(all.toArray(String[]::new));
        var positions = positions(read(null, null, 100));
        assertEquals(21, positions.size());
        assertEquals(positions.stream().sorted().toList(), positions);
        for (int i = 0; i < positions.size(); i++) {
            var rest = positions.subList(i + 1, positions.size());
            assertEquals(rest.subList(0, Math.min(4, rest.size())), positions(read(positions.get(i), null, 4)));
        }
        assertEquals(positions.subList(0, 14), positions(read(null, Instant.parse("2017-06-01T00:00:00Z"), 100)));
    }

    @Test
    void only_the_months_in_question_are_opened() {
        send(observation("one", "nps", 9, "\"observedAt\":\"2017-05-13T07:00:00Z\""),
                observation("two", "nps", 9, "\"observedAt\":\"2017-06-13T07:00:00Z\""),
                observation("three", "nps", 9, "\"observedAt\":\"2017-07-13T07:00:00Z\""));
        var june = Instant.parse("2017-06-01T00:00:00Z");
        var july = Instant.parse("2017-07-01T00:00:00Z");
        var two = read(new Position(june, "", ""), july, 10).getFirst();
        // So often that the database would think of a plan for all values.
        for (int i = 0; i < 20; i++) {
            assertEquals(List.of("201706"),
                    opened(connection -> table.each(connection, tenant, new Position(june, "", ""), july,
                            10, kept -> {
                            })));
            var corrected = new TreeMap<>(Map.of(two.name(), new Observation(two.name(), 1 + i, two.fact())));
            assertEquals(List.of("201706"), opened(connection -> table.keep(connection, tenant, corrected)));
        }
    }

    /** The months in which rows were read or written. */
    private List<String> opened(Work<?> work) {
        return database.transaction(connection -> {
            work.with(connection);
            var months = new ArrayList<String>();
            try (var row = connection.createStatement().executeQuery("""
                    select distinct right(relname, 6) from pg_locks join pg_class on pg_class.oid = relation
                    where pid = pg_backend_pid() and relnamespace = 'raw'::regnamespace and relkind = 'r'""")) {
                while (row.next()) {
                    months.add(row.getString(1));
                }
            }
            return months;
        });
    }

    @Test
    void how_it_is_counted_can_be_replaced_and_nothing_else_is() {
        send(observation("one", "nps", 9, ""), observation("two", "nps", 9, ""));
        var before = read(null, null, 10);
        var now = before.stream().map(ObservationTableTest::countedTomorrow).toList();
        database.transaction(connection -> {
            counted.replace(connection, tenant, now.subList(0, 1));
            return true;
        });
        assertEquals(List.of(now.get(0), before.get(1)), read(null, null, 10));
    }

    @Test
    @Timeout(30)
    void what_is_held_is_what_lies_there_when_those_who_change_it_are_done() throws Exception {
        send(observation("one", "nps", 9, ""), observation("two", "nps", 9, ""), observation("three", "nps", 9, ""));
        var seen = read(null, null, 10);
        send(observation("two", "nps", 9, "\"revision\":1,\"observedAt\":\"2017-05-14T07:00:00Z\""));
        var one = seen.stream().filter(kept -> kept.name().equals(ONE)).findFirst().orElseThrow();
        var corrected = new TreeMap<>(Map.of(ONE, new Observation(ONE, 1, countedTomorrow(one).fact())));
        try (var others = Executors.newSingleThreadExecutor()) {
            var held = database.transaction(writer -> {
                table.keep(writer, tenant, corrected);
                var waiting = others.submit(
                        () -> database.transaction(connection -> counted.hold(connection, tenant, seen)));
                eventually(() -> assertEquals("1", database.one("select count(*) from pg_locks where not granted")));
                return waiting;
            });
            assertEquals(Set.of("one " + countedTomorrow(one).fact().day(), "three " + one.fact().day()), held.get().stream()
                    .map(kept -> kept.name().id() + " " + kept.fact().day()).collect(Collectors.toSet()));
        }
    }

    private static KeptObservation countedTomorrow(KeptObservation kept) {
        var fact = kept.fact();
        return new KeptObservation(kept.name(), new Fact(fact.metric(), fact.value(), fact.bucket(), fact.weight(),
                fact.observedAt(), fact.day().plusDays(1), fact.person(), fact.touchpoint(), fact.journey(), fact.channel(),
                fact.attributes(), fact.currency(), fact.subject(), new Business(new BigDecimal("1.5"), 2)));
    }

    private void send(String... observations) {
        post(tenant, List.of(observations)).body("accepted", equalTo(observations.length));
    }

    private static List<Position> positions(List<KeptObservation> kept) {
        return kept.stream().map(KeptObservation::position).toList();
    }

    private List<KeptObservation> read(Position after, Instant before, int most) {
        return database.transaction(connection -> {
            var read = new ArrayList<KeptObservation>();
            assertEquals(table.each(connection, tenant, after, before, most, read::add), read.size());
            return read;
        });
    }
}
