package cx.touchstone.scoring.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.scoring.intake.Fact.Subject;
import cx.touchstone.scoring.intake.Observation.Name;

/**
 * The observations, each at its highest revision, read and written many at a time. One that is taken back stays as its name
 * and revision and nothing else, so that what comes late does not bring it back.
 */
@ApplicationScoped
class ObservationTable {

    private static final String WRITE = """
            insert into observation (tenant_id, source, id, revision, metric, value, weight, observed_at, touchpoint, journey,
                channel, attributes, subject_system, subject_type, subject_id)
            select ?, came.source, came.id, came.revision, came.metric, came.value, came.weight, came.observed_at::timestamptz,
                came.touchpoint, came.journey::uuid, came.channel, came.attributes::jsonb, came.subject_system,
                came.subject_type, came.subject_id
            from unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::int[], ?::numeric[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality as came (source, id, revision, metric,
                value, weight, observed_at, touchpoint, journey, channel, attributes, subject_system, subject_type, subject_id,
                position)
            order by came.position
            on conflict on constraint observation_pk do\s""";
    private static final String UNLESS_KNOWN = "nothing returning source, id";
    private static final String INSTEAD = """
            update set revision = excluded.revision, metric = excluded.metric, value = excluded.value,
                weight = excluded.weight, observed_at = excluded.observed_at, touchpoint = excluded.touchpoint,
                journey = excluded.journey, channel = excluded.channel, attributes = excluded.attributes,
                subject_system = excluded.subject_system, subject_type = excluded.subject_type,
                subject_id = excluded.subject_id
            returning source, id""";
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {
    };

    @Inject
    ObjectMapper json;

    /**
     * What the table had of a name.
     *
     * @param revision −1 when it did not know the name
     * @param counted null when there was nothing to count
     */
    record Before(int revision, Counted counted) {

        private static final Before NOTHING = new Before(-1, null);
    }

    /**
     * Keeps those of which neither the same nor a higher revision is there.
     *
     * @param observations in the order of their names: transactions that meet the same names then wait for each other instead
     *        of deadlocking
     * @return what was there before, of those that are kept now
     */
    Map<Name, Before> keep(Connection transaction, String tenant, SortedMap<Name, Observation> observations)
            throws SQLException {
        var before = new HashMap<Name, Before>();
        write(transaction, tenant, observations.values(), UNLESS_KNOWN).forEach(name -> before.put(name, Before.NOTHING));
        if (before.size() == observations.size()) {
            return before;
        }
        var known = new TreeMap<>(observations);
        known.keySet().removeAll(before.keySet());
        var outdated = lockOutdated(transaction, tenant, known.values());
        known.keySet().retainAll(outdated.keySet());
        if (!known.isEmpty()) {
            write(transaction, tenant, known.values(), INSTEAD);
        }
        before.putAll(outdated);
        return before;
    }

    /** @return the names of those written */
    private Set<Name> write(Connection transaction, String tenant, Collection<Observation> observations, String conflict)
            throws SQLException {
        try (PreparedStatement write = transaction.prepareStatement(WRITE + conflict)) {
            var columns = new Columns(transaction, write, observations);
            write.setString(1, tenant);
            columns.set(2, "text", observation -> observation.name().source());
            columns.set(3, "text", observation -> observation.name().id());
            columns.set(4, "int4", Observation::revision);
            columns.setFact(5, "text", Fact::metric);
            columns.setFact(6, "int4", Fact::value);
            columns.setFact(7, "numeric", Fact::weight);
            columns.setFact(8, "text", Fact::observedAt);
            columns.setFact(9, "text", Fact::touchpoint);
            columns.setFact(10, "text", Fact::journey);
            columns.setFact(11, "text", Fact::channel);
            columns.setFact(12, "text", this::attributes);
            columns.setFact(13, "text", fact -> subject(fact, Subject::system));
            columns.setFact(14, "text", fact -> subject(fact, Subject::type));
            columns.setFact(15, "text", fact -> subject(fact, Subject::id));
            var written = new HashSet<Name>();
            try (ResultSet row = write.executeQuery()) {
                while (row.next()) {
                    written.add(new Name(row.getString(1), row.getString(2)));
                }
            }
            return written;
        }
    }

    /** Those of which only a lower revision is there; it is locked, so it is still the one when it is replaced. */
    private Map<Name, Before> lockOutdated(Connection transaction, String tenant, Collection<Observation> observations)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select kept.source, kept.id, kept.revision, kept.metric, kept.value, kept.weight,
                    (kept.observed_at at time zone 'UTC')::date, kept.touchpoint, kept.attributes
                from unnest(?::text[], ?::text[], ?::int[]) with ordinality as came (source, id, revision, position)
                join observation as kept on kept.tenant_id = ? and kept.source = came.source and kept.id = came.id
                where kept.revision < came.revision
                order by came.position
                for no key update of kept""")) {
            var columns = new Columns(transaction, select, observations);
            columns.set(1, "text", observation -> observation.name().source());
            columns.set(2, "text", observation -> observation.name().id());
            columns.set(3, "int4", Observation::revision);
            select.setString(4, tenant);
            var outdated = new HashMap<Name, Before>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    outdated.put(new Name(row.getString(1), row.getString(2)), new Before(row.getInt(3), counted(row)));
                }
            }
            return outdated;
        }
    }

    private Counted counted(ResultSet row) throws SQLException {
        if (row.getString(4) == null) {
            return null;
        }
        try {
            return new Counted(row.getString(4), row.getInt(5), row.getBigDecimal(6), row.getObject(7, LocalDate.class),
                    row.getString(8), json.readValue(row.getString(9), ATTRIBUTES));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Columns(Connection transaction, PreparedStatement statement, Collection<Observation> observations) {

        void set(int position, String type, Function<Observation, Object> field) throws SQLException {
            statement.setArray(position, transaction.createArrayOf(type, observations.stream().map(field).toArray()));
        }

        /** Null for those that are taken back. */
        void setFact(int position, String type, Function<Fact, Object> field) throws SQLException {
            set(position, type, observation -> observation.fact() == null ? null : field.apply(observation.fact()));
        }
    }

    private static String subject(Fact fact, Function<Subject, String> field) {
        return fact.subject() == null ? null : field.apply(fact.subject());
    }

    private String attributes(Fact fact) {
        try {
            return json.writeValueAsString(fact.attributes());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
