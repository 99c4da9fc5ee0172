package cx.touchstone.survey.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.survey.asked.AskedSurvey;

/**
 * Writes chunks of responses that were given elsewhere. Plain SQL, since a million of them is nothing unusual: they are written
 * as if all were new, and only when one is there already so that conflicts are resolved row by row, which takes twice as long.
 */
@ApplicationScoped
class GivenResponseTable {

    private static final String INSERT = """
            insert into response (tenant_id, survey_id, id, version, external_id, answers, channel, locale, weight,
                attributes, subject, responded_at, status, received_at)
            select ?, ?, id::uuid, version, external_id, answers::jsonb, channel, locale, weight::numeric, attributes::jsonb, subject::jsonb,
                responded_at::timestamptz, status,
                case when anonymous then date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' else now() end
            from unnest(?::text[], ?::int4[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::bool[])
                as t (id, version, external_id, answers, channel, locale, weight, attributes, subject, responded_at, status,
                    anonymous)""";
    private static final String IS_THERE = "23505";

    @Inject
    ExternalIds externalIds;
    @Inject
    ObjectMapper json;

    /** @return those that were new */
    List<GivenResponse> insert(Connection connection, String tenant, AskedSurvey survey, List<GivenResponse> responses)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (PreparedStatement insert = statement(connection, tenant, survey, responses, "")) {
            insert.executeUpdate();
            return responses;
        } catch (SQLException e) {
            if (!IS_THERE.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
        }
        Set<UUID> taken = HashSet.newHashSet(responses.size());
        try (PreparedStatement insert = statement(connection, tenant, survey, responses,
                " on conflict do nothing returning id");
                ResultSet row = insert.executeQuery()) {
            while (row.next()) {
                taken.add(row.getObject(1, UUID.class));
            }
        }
        return responses.stream().filter(response -> taken.contains(response.id())).toList();
    }

    private PreparedStatement statement(Connection connection, String tenant, AskedSurvey survey, List<GivenResponse> responses,
            String conflicts) throws SQLException {
        PreparedStatement insert = connection.prepareStatement(INSERT + conflicts);
        insert.setString(1, tenant);
        insert.setObject(2, survey.id());
        texts(insert, 3, responses, r -> r.id().toString());
        insert.setArray(4, connection.createArrayOf("int4",
                responses.stream().map(r -> r.survey().version()).toArray(Integer[]::new)));
        texts(insert, 5, responses, externalIds::kept);
        texts(insert, 6, responses, GivenResponse::answers);
        texts(insert, 7, responses, r -> r.submission().channel());
        texts(insert, 8, responses, r -> r.submission().locale());
        texts(insert, 9, responses, r -> r.submission().weight().toPlainString());
        texts(insert, 10, responses, r -> r.submission().attributes().isEmpty() ? "{}" : write(r.submission().attributes()));
        texts(insert, 11, responses, r -> r.submission().subject() == null ? null : r.submission().subject().toString());
        texts(insert, 12, responses, r -> r.respondedAt().toString());
        texts(insert, 13, responses, r -> r.complete() ? "COMPLETE" : "PARTIAL");
        insert.setArray(14, connection.createArrayOf("bool",
                responses.stream().map(r -> r.survey().isAnonymous()).toArray(Boolean[]::new)));
        return insert;
    }

    /** Texts go over in their binary form, where an array of objects would be quoted and unquoted. */
    private static void texts(PreparedStatement statement, int at, List<GivenResponse> responses,
            Function<GivenResponse, String> column) throws SQLException {
        statement.setArray(at,
                statement.getConnection().createArrayOf("text", responses.stream().map(column).toArray(String[]::new)));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
