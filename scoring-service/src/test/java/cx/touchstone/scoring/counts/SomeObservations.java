package cx.touchstone.scoring.counts;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.change.ChangeLog;
import cx.touchstone.scoring.change.Changes;
import cx.touchstone.scoring.formula.sketch.LogBuckets;
import cx.touchstone.scoring.observation.Fact;
import cx.touchstone.scoring.observation.Fact.Business;
import cx.touchstone.scoring.observation.KeptObservation;
import cx.touchstone.scoring.observation.Months;
import cx.touchstone.scoring.observation.Observation;
import cx.touchstone.scoring.observation.Observation.Name;
import cx.touchstone.scoring.observation.ObservationTable;
import cx.touchstone.scoring.tally.Person;
import io.agroal.api.AgroalDataSource;

/** Observations of scales and amounts, kept and counted as they are at intake. */
@ApplicationScoped
class SomeObservations {

    private static final Instant START = Instant.parse("2017-02-20T00:00:00Z");
    private static final int DAYS = 100;

    @Inject
    AgroalDataSource database;
    @Inject
    Months months;
    @Inject
    ObservationTable table;
    @Inject
    ChangeLog log;

    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    SomeObservations dimensions(String tenant, String... attributes) {
        for (int i = 0; i < attributes.length; i++) {
            family(tenant, 16 + i, "'" + attributes[i] + "', null");
        }
        return this;
    }

    SomeObservations pair(String tenant, String attribute, String second) {
        family(tenant, 40, "'" + attribute + "', '" + second + "'");
        return this;
    }

    private void family(String tenant, int number, String attributes) {
        in(tenant, connection -> connection.createStatement().execute("""
                insert into tally_family (tenant_id, family, attribute, second_attribute, state)
                values ('%s', %d, %s, 'READY')""".formatted(tenant, number, attributes)));
    }

    void keep(String tenant, Random random, int n) {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < n; i++) {
            boolean isAmount = random.nextInt(3) == 0;
            // Some are 0, some have a value that is a bucket of a scale as well.
            var value = isAmount ? BigDecimal.valueOf(random.nextInt(2000) / 100 * random.nextInt(100_000), 2)
                    : BigDecimal.valueOf(random.nextInt(11));
            var attributes = new HashMap<String, String>();
            if (random.nextInt(4) > 0) {
                attributes.put("gate", "" + random.nextInt(4));
            }
            if (random.nextInt(4) > 0) {
                attributes.put("age", "" + random.nextInt(3));
            }
            var business = isAmount && random.nextBoolean()
                    ? new Business(BigDecimal.ONE, LogBuckets.PERCENT.of(BigDecimal.ONE))
                    : null;
            facts.add(new Fact(isAmount ? "wait" : "nps", value,
                    isAmount ? LogBuckets.PERCENT.of(value) : value.intValueExact(),
                    random.nextBoolean() ? BigDecimal.ONE : BigDecimal.valueOf(1 + random.nextInt(300), 2), START, null,
                    Person.values()[random.nextInt(3)], random.nextInt(3) == 0 ? null : "place-" + random.nextInt(3), null,
                    random.nextBoolean() ? "web" : null, attributes, null, null, business));
        }
        keep(tenant, facts.stream().map(fact -> at(fact, START.plusSeconds(random.nextInt(DAYS * 86_400)))).toList());
    }

    SomeObservations answer(String tenant, String metric, int value, String touchpoint, Person person) {
        keep(tenant, List.of(at(new Fact(metric, BigDecimal.valueOf(value), value, BigDecimal.ONE, START, null, person,
                touchpoint, null, null, Map.of(), null, null, null), START)));
        return this;
    }

    private static Fact at(Fact fact, Instant time) {
        return new Fact(fact.metric(), fact.value(), fact.bucket(), fact.weight(), time,
                LocalDate.ofInstant(time, ZoneOffset.UTC), fact.person(), fact.touchpoint(), null, fact.channel(),
                fact.attributes(), null, null, fact.business());
    }

    private void keep(String tenant, List<Fact> facts) {
        var named = new TreeMap<Name, Observation>();
        facts.forEach(fact -> {
            var name = new Name("test", UUID.randomUUID().toString());
            named.put(name, new Observation(name, 0, fact));
        });
        in(tenant, connection -> {
            months.sure(tenant, facts.stream().map(Fact::observedAt).toList());
            connection.setAutoCommit(false);
            table.keep(connection, tenant, named);
            log.write(connection, tenant, new Changes(named.values().stream()
                    .flatMap(each -> new KeptObservation(each.name(), each.fact()).countables()).toList(), List.of()));
            connection.commit();
        });
    }

    /** Takes so many of those that are there back. */
    void takeBack(String tenant, int n) {
        in(tenant, connection -> {
            connection.setAutoCommit(false);
            var named = new TreeMap<Name, Observation>();
            try (var row = connection.createStatement()
                    .executeQuery("select source, id from observation order by id limit " + n)) {
                while (row.next()) {
                    var name = new Name(row.getString(1), row.getString(2));
                    named.put(name, new Observation(name, 1, null));
                }
            }
            var before = table.keep(connection, tenant, named);
            log.write(connection, tenant, new Changes(List.of(), before.entrySet().stream()
                    .flatMap(each -> new KeptObservation(each.getKey(), each.getValue().fact()).countables()).toList()));
            connection.commit();
        });
    }

    long count(String tenant, String metric, Period period) {
        var n = new long[1];
        in(tenant, connection -> {
            try (var row = connection.createStatement().executeQuery("""
                    select count(*) from observation where metric = '%s' and day between '%s' and '%s'"""
                    .formatted(metric, period.first(), period.last()))) {
                row.next();
                n[0] = row.getLong(1);
            }
        });
        return n[0];
    }

    private void in(String tenant, Work work) {
        Tenant.as(tenant, () -> {
            try (var connection = database.getConnection()) {
                work.with(connection);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
            return null;
        });
    }
}
