package cx.touchstone.scoring.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.scoring.intake.Observation.Name;
import cx.touchstone.scoring.intake.Observation.Subject;

/** The raw observations, written many at a time in one statement. */
@ApplicationScoped
class ObservationTable {

    @Inject
    ObjectMapper json;

    /**
     * Adds those that are not there yet.
     *
     * @return the names of the added ones
     */
    Set<Name> add(Connection transaction, String tenant, List<Observation> observations) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                """
                        insert into observation (tenant_id, source, id, metric, value, weight, observed_at, touchpoint, journey, channel,
                            attributes, subject_system, subject_type, subject_id)
                        select ?, came.source, came.id, came.metric, came.value, came.weight, came.observed_at::timestamptz,
                            came.touchpoint, came.journey::uuid, came.channel, came.attributes::jsonb, came.subject_system,
                            came.subject_type, came.subject_id
                        from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::numeric[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality as came (source, id, metric, value, weight,
                            observed_at, touchpoint, journey, channel, attributes, subject_system, subject_type, subject_id, position)
                        order by came.position
                        on conflict on constraint observation_pk do nothing
                        returning source, id""")) {
            var columns = new Columns(transaction, insert, observations);
            insert.setString(1, tenant);
            columns.set(2, "text", Observation::source);
            columns.set(3, "text", Observation::id);
            columns.set(4, "text", Observation::metric);
            columns.set(5, "int4", Observation::value);
            columns.set(6, "numeric", Observation::weight);
            columns.set(7, "text", observation -> observation.observedAt().toString());
            columns.set(8, "text", Observation::touchpoint);
            columns.set(9, "text", observation -> text(observation.journey()));
            columns.set(10, "text", Observation::channel);
            columns.set(11, "text", this::attributes);
            columns.set(12, "text", observation -> subject(observation, Subject::system));
            columns.set(13, "text", observation -> subject(observation, Subject::type));
            columns.set(14, "text", observation -> subject(observation, Subject::id));
            var added = new HashSet<Name>();
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    added.add(new Name(row.getString(1), row.getString(2)));
                }
            }
            return added;
        }
    }

    private record Columns(Connection transaction, PreparedStatement insert, List<Observation> observations) {

        void set(int position, String type, Function<Observation, Object> field) throws SQLException {
            insert.setArray(position, transaction.createArrayOf(type, observations.stream().map(field).toArray()));
        }
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static String subject(Observation observation, Function<Subject, String> field) {
        return observation.subject() == null ? null : field.apply(observation.subject());
    }

    private String attributes(Observation observation) {
        try {
            return json.writeValueAsString(observation.attributes());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
