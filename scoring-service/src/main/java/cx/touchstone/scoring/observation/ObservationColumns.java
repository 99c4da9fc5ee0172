package cx.touchstone.scoring.observation;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.scoring.observation.Fact.Business;
import cx.touchstone.scoring.observation.Fact.Subject;
import cx.touchstone.scoring.observation.Observation.Name;
import cx.touchstone.scoring.tally.Person;

/** The columns of observations: written as one array each, read as rows. */
@ApplicationScoped
class ObservationColumns {

    /** What a row says besides its name and time. */
    static final String CONTENT = """
            metric, value, weight, day, bucket, business_value, business_bucket, person, touchpoint, journey, channel,
                attributes, currency, subject_system, subject_type, subject_id""";
    /** What a row is, in the order in which {@link #kept} reads it. */
    static final String ROW = "observed_at, source, id, " + CONTENT;
    /**
     * Observations as a table, in the order in which {@link #bind} gives them; content is null in those that are taken back.
     */
    static final String TABLE = """
            select came.source, came.id, came.revision, came.observed_at::timestamptz, came.metric, came.value, came.weight,
                came.day::date, came.bucket, came.business_value, came.business_bucket, came.person, came.touchpoint,
                came.journey::uuid, came.channel, came.attributes::jsonb, came.currency, came.subject_system,
                came.subject_type, came.subject_id, came.position
            from unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::numeric[], ?::numeric[], ?::text[], ?::int[],
                ?::numeric[], ?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[]) with ordinality as came (source, id, revision, observed_at, %s, position)""".formatted(CONTENT);
    /** How many parameters {@link #TABLE} has. */
    static final int COLUMNS = 20;

    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {
    };

    @Inject
    ObjectMapper json;

    /** Gives the parameters of {@link #TABLE}, from the first on. */
    void bind(PreparedStatement statement, Collection<Observation> observations) throws SQLException {
        bind(statement, 1, "text", observations, observation -> observation.name().source());
        bind(statement, 2, "text", observations, observation -> observation.name().id());
        bind(statement, 3, "int4", observations, Observation::revision);
        var facts = observations.stream().map(Observation::fact).toList();
        bindFacts(statement, 4, "text", facts, Fact::observedAt);
        bindFacts(statement, 5, "text", facts, Fact::metric);
        bindFacts(statement, 6, "numeric", facts, Fact::value);
        bindFacts(statement, 7, "numeric", facts, Fact::weight);
        bindFacts(statement, 8, "text", facts, Fact::day);
        bindFacts(statement, 9, "int4", facts, Fact::bucket);
        bindFacts(statement, 10, "numeric", facts, fact -> fact.business() == null ? null : fact.business().value());
        bindFacts(statement, 11, "int4", facts, fact -> fact.business() == null ? null : fact.business().bucket());
        bindFacts(statement, 12, "int4", facts, fact -> fact.person().ordinal());
        bindFacts(statement, 13, "text", facts, Fact::touchpoint);
        bindFacts(statement, 14, "text", facts, Fact::journey);
        bindFacts(statement, 15, "text", facts, Fact::channel);
        bindFacts(statement, 16, "text", facts, this::attributes);
        bindFacts(statement, 17, "text", facts, Fact::currency);
        bindFacts(statement, 18, "text", facts, fact -> fact.subject() == null ? null : fact.subject().system());
        bindFacts(statement, 19, "text", facts, fact -> fact.subject() == null ? null : fact.subject().type());
        bindFacts(statement, 20, "text", facts, fact -> fact.subject() == null ? null : fact.subject().id());
    }

    private static void bindFacts(PreparedStatement statement, int position, String type, Collection<Fact> facts,
            Function<Fact, Object> field) throws SQLException {
        bind(statement, position, type, facts, fact -> fact == null ? null : field.apply(fact));
    }

    /** Gives one field of all items as an array. */
    static <T> void bind(PreparedStatement statement, int position, String type, Collection<T> items,
            Function<? super T, Object> field) throws SQLException {
        var values = items.stream().map(field);
        // Arrays of their own types go as the server keeps them; of objects they would be written out and read again.
        Object[] array = switch (type) {
            case "text" -> values.map(value -> Objects.toString(value, null)).toArray(String[]::new);
            case "int4" -> values.map(Integer.class::cast).toArray(Integer[]::new);
            default -> values.toArray();
        };
        statement.setArray(position, statement.getConnection().createArrayOf(type, array));
    }

    /** Reads a {@link #ROW}. */
    KeptObservation kept(ResultSet row) throws SQLException {
        var business = row.getBigDecimal(9) == null ? null : new Business(row.getBigDecimal(9), row.getInt(10));
        var subject = row.getString(17) == null ? null
                : new Subject(row.getString(17), row.getString(18), row.getString(19));
        var fact = new Fact(row.getString(4), row.getBigDecimal(5), row.getInt(8), row.getBigDecimal(6),
                row.getObject(1, OffsetDateTime.class).toInstant(), row.getObject(7, LocalDate.class),
                Person.values()[row.getInt(11)], row.getString(12), row.getObject(13, UUID.class), row.getString(14),
                attributes(row.getString(15)), row.getString(16), subject, business);
        return new KeptObservation(new Name(row.getString(2), row.getString(3)), fact);
    }

    private String attributes(Fact fact) {
        try {
            return json.writeValueAsString(fact.attributes());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> attributes(String written) {
        try {
            return json.readValue(written, ATTRIBUTES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
