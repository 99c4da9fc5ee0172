package cx.touchstone.survey.collection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Ids;
import cx.touchstone.survey.observation.Observation;

/**
 * Writes many responses, and what scoring-service must learn of them, in one statement: both or neither, and one round trip for
 * the whole batch. Plain SQL, since this is the path where it counts.
 */
@ApplicationScoped
public class ResponseTable {

    private static final String INSERT = """
            with input as (
                select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[]) with ordinality
                    as t (id, survey_id, version, idempotency_key, request_hash, external_id, answers, channel, locale, weight,
                        attributes, subject, responded_at, message_id, observations, position)),
            taken as (
                insert into response (tenant_id, id, survey_id, version, idempotency_key, request_hash, external_id, answers,
                    channel, locale, weight, attributes, subject, responded_at)
                select ?, id, survey_id, version, idempotency_key, request_hash, external_id, answers::jsonb, channel, locale,
                    weight::numeric, attributes::jsonb, subject::jsonb, responded_at::timestamptz
                from input order by position
                on conflict do nothing
                returning id),
            told as (
                insert into outbox (tenant_id, id, topic, payload)
                select ?, message_id, ?, observations from input join taken using (id)
                where observations is not null order by position)
            select id from taken""";

    /** A response that is there already. */
    record Known(UUID id, int version, String requestHash) {
    }

    @Inject
    ObjectMapper json;

    /**
     * @return the ids of those that were new; the others are there already, under their idempotency key or external id
     */
    public Set<UUID> insert(Connection connection, String tenant, List<CollectedResponse> responses) throws SQLException {
        List<List<Observation>> observations = responses.stream().map(CollectedResponse::observations).toList();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            int at = 0;
            insert.setArray(++at, array(connection, "uuid", responses, CollectedResponse::id));
            insert.setArray(++at, array(connection, "uuid", responses, r -> r.survey().id()));
            insert.setArray(++at, array(connection, "int4", responses, r -> r.survey().version()));
            insert.setArray(++at, array(connection, "text", responses, CollectedResponse::idempotencyKey));
            insert.setArray(++at, array(connection, "text", responses, CollectedResponse::requestHash));
            insert.setArray(++at, array(connection, "text", responses, CollectedResponse::externalId));
            insert.setArray(++at, array(connection, "text", responses, r -> r.submission().answers().toString()));
            insert.setArray(++at, array(connection, "text", responses, r -> r.submission().channel()));
            insert.setArray(++at, array(connection, "text", responses, r -> r.submission().locale()));
            insert.setArray(++at, array(connection, "text", responses, r -> r.submission().weight().toPlainString()));
            insert.setArray(++at, array(connection, "text", responses, r -> write(r.submission().attributes())));
            insert.setArray(++at, array(connection, "text", responses,
                    r -> r.submission().subject() == null ? null : r.submission().subject().toString()));
            insert.setArray(++at, array(connection, "text", responses, r -> r.respondedAt().toString()));
            insert.setArray(++at, array(connection, "uuid", responses, r -> Ids.next()));
            insert.setArray(++at, array(connection, "text", observations, told -> told.isEmpty() ? null : write(told)));
            insert.setString(++at, tenant);
            insert.setString(++at, tenant);
            insert.setString(++at, Observation.TOPIC);
            Set<UUID> taken = HashSet.newHashSet(responses.size());
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    taken.add(row.getObject(1, UUID.class));
                }
            }
            return taken;
        }
    }

    /** Responses that were posted under these keys before. */
    Map<String, Known> posted(Connection connection, String tenant, UUID survey, List<String> keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select idempotency_key, id, version, request_hash from response
                where tenant_id = ? and survey_id = ? and idempotency_key = any (?)""")) {
            select.setString(1, tenant);
            select.setObject(2, survey);
            select.setArray(3, connection.createArrayOf("text", keys.toArray()));
            Map<String, Known> known = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.put(row.getString(1), new Known(row.getObject(2, UUID.class), row.getInt(3), row.getString(4)));
                }
            }
            return known;
        }
    }

    private static <T> Array array(Connection connection, String type, List<T> items, Function<T, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, items.stream().map(column).toArray());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
