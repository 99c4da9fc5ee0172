package cx.touchstone.survey.collection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Ids;
import cx.touchstone.survey.event.ResponseMessage;
import cx.touchstone.survey.observation.Observation;
import cx.touchstone.survey.participation.SpentKeys;

/**
 * Writes many responses, and what scoring-service and the gateway must learn of them, in one statement: both or neither, and
 * one round trip for
 * the whole batch. Plain SQL, since this is the path where it counts.
 */
@ApplicationScoped
public class ResponseTable {

    private static final String INSERT = """
            with input as (
                select * from unnest(?::text[], ?::text[], ?::int4[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::text[], ?::text[], ?::text[])
                        with ordinality
                    as t (id, survey_id, version, idempotency_key, request_hash, answers, channel, locale, weight,
                        attributes, subject, responded_at, contact_id, link_id, message_id, observations, trace, position)),
            taken as (
                insert into response (tenant_id, id, survey_id, version, idempotency_key, request_hash, answers,
                    channel, locale, weight, attributes, subject, responded_at, contact_id, link_id, received_at)
                select ?, id::uuid, survey_id::uuid, version, idempotency_key::uuid, request_hash::uuid,
                    answers::jsonb, channel, locale, coalesce(weight::numeric, 1), attributes::jsonb, subject::jsonb,
                    responded_at::timestamptz, contact_id::uuid, link_id, coalesce(?::timestamptz, now())
                from input where not exists (select 1 from spent_key s
                    where s.tenant_id = ? and s.survey_id = input.survey_id::uuid and s.key = input.idempotency_key::uuid)
                order by position
                on conflict do nothing
                returning id),
            told as (
                insert into outbox (tenant_id, id, topic, payload, created_at, due_at, trace)
                select ?, min(message_id)::uuid, ?, '[' || string_agg(observations, ',' order by position) || ']',
                    coalesce(?::timestamptz, now()), coalesce(?::timestamptz, now()), min(trace)
                from input join taken on taken.id = input.id::uuid
                where observations is not null group by (position - 1) / ?),
            announced as (
                insert into outbox (tenant_id, id, topic, payload, trace)
                select ?, gen_random_uuid(), ?, '{"kind":"completed","responses":["' || string_agg(taken.id::text, '","'
                    order by position) || '"]}', min(trace)
                from input join taken on taken.id = input.id::uuid where ? group by (position - 1) / ?)
            select id from taken""";

    /** Responses of which one message tells: what is written together is carried together. */
    private static final int TOLD_TOGETHER = 32;

    /** A response that is there already; or was, if only its key is known: then id and hash are null. */
    record Known(UUID id, int version, UUID requestHash) {

        boolean isGone() {
            return id == null;
        }
    }

    @Inject
    ObjectMapper json;

    /**
     * Those of anonymous surveys get a statement of their own: together with others they need a transaction around both.
     *
     * @return the ids of those that were new; the others are there already, under their idempotency key
     */
    public Set<UUID> insert(Connection connection, String tenant, List<CollectedResponse> responses) throws SQLException {
        Set<UUID> taken = HashSet.newHashSet(responses.size());
        for (var some : responses.stream().collect(Collectors.groupingBy(r -> r.survey().isAnonymous())).entrySet()) {
            taken.addAll(insert(connection, tenant, some.getValue(), some.getKey()));
        }
        return taken;
    }

    private Set<UUID> insert(Connection connection, String tenant, List<CollectedResponse> responses, boolean anonymous)
            throws SQLException {
        // Of an anonymous response only the day is kept, wherever a time would be.
        String time = anonymous ? Instant.now().truncatedTo(ChronoUnit.DAYS).toString() : null;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            int at = 0;
            texts(insert, ++at, responses, r -> r.id().toString());
            texts(insert, ++at, responses, r -> r.survey().id().toString());
            insert.setArray(++at, connection.createArrayOf("int4",
                    responses.stream().map(r -> r.survey().version()).toArray(Integer[]::new)));
            texts(insert, ++at, responses, r -> text(r.idempotencyKey()));
            texts(insert, ++at, responses, r -> text(r.requestHash()));
            texts(insert, ++at, responses, r -> r.submission().answers().toString());
            texts(insert, ++at, responses, r -> r.submission().channel());
            texts(insert, ++at, responses, r -> r.submission().locale());
            texts(insert, ++at, responses, r -> r.submission().isOfUsualWeight() ? null
                    : r.submission().weight().toPlainString());
            texts(insert, ++at, responses, r -> r.submission().attributes().isEmpty() ? "{}"
                    : write(r.submission().attributes()));
            texts(insert, ++at, responses, r -> text(r.submission().subject()));
            texts(insert, ++at, responses, r -> r.respondedAt().toString());
            texts(insert, ++at, responses, r -> text(r.contact()));
            insert.setArray(++at, connection.createArrayOf("int8",
                    responses.stream().map(CollectedResponse::link).toArray(Long[]::new)));
            texts(insert, ++at, responses, r -> (anonymous ? UUID.randomUUID() : Ids.next()).toString());
            texts(insert, ++at, responses, this::told);
            texts(insert, ++at, responses, CollectedResponse::trace);
            insert.setString(++at, tenant);
            insert.setString(++at, time);
            insert.setString(++at, tenant);
            insert.setString(++at, tenant);
            insert.setString(++at, Observation.TOPIC);
            insert.setString(++at, time);
            insert.setString(++at, time);
            insert.setInt(++at, TOLD_TOGETHER);
            insert.setString(++at, tenant);
            insert.setString(++at, ResponseMessage.TOPIC);
            insert.setBoolean(++at, !anonymous); // even that somebody has answered at this moment may say who it was
            insert.setInt(++at, TOLD_TOGETHER);
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
    Map<UUID, Known> posted(Connection connection, String tenant, UUID survey, List<UUID> keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select idempotency_key, id, version, request_hash from response
                where tenant_id = ? and survey_id = ? and idempotency_key = any (?)""")) {
            select.setString(1, tenant);
            select.setObject(2, survey);
            select.setArray(3, connection.createArrayOf("uuid", keys.toArray()));
            Map<UUID, Known> known = new HashMap<>();
            SpentKeys.among(connection, tenant, survey, keys).forEach(key -> known.put(key, new Known(null, 0, null)));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.put(row.getObject(1, UUID.class),
                            new Known(row.getObject(2, UUID.class), row.getInt(3), row.getObject(4, UUID.class)));
                }
            }
            return known;
        }
    }

    /** Texts go over in their binary form, where an array of objects would be quoted and unquoted. */
    private static void texts(PreparedStatement statement, int at, List<CollectedResponse> responses,
            Function<CollectedResponse, String> column) throws SQLException {
        statement.setArray(at,
                statement.getConnection().createArrayOf("text", responses.stream().map(column).toArray(String[]::new)));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    /** Its observations, as they stand in a list. */
    private String told(CollectedResponse response) {
        List<Observation> observations = response.observations();
        if (observations.isEmpty()) {
            return null;
        }
        String list = write(observations);
        return list.substring(1, list.length() - 1);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
