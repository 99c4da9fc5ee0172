package cx.touchstone.survey.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Ids;
import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.participation.ResponseCounts;

/**
 * Writes chunks of responses that were given elsewhere. Plain SQL, since a million of them is nothing unusual: those that are
 * there already are looked up first, because an insert that resolves conflicts row by row takes twice as long.
 */
@ApplicationScoped
public class BulkTable {

    private static final String INSERT = """
            insert into response (tenant_id, survey_id, id, version, external_id, answers, channel, locale, weight,
                attributes, subject, responded_at, status, received_at)
            select ?, ?, id, version, external_id, answers::jsonb, channel, locale, weight::numeric, attributes::jsonb, subject::jsonb,
                responded_at::timestamptz, status,
                case when anonymous then date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' else now() end
            from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::bool[])
                as t (id, version, external_id, answers, channel, locale, weight, attributes, subject, responded_at, status,
                    anonymous)""";
    private static final String SOMEBODY_WAS_FASTER = "23505";
    /** Of one call to scoring-service: a message that fits into one is delivered whole or not at all. */
    private static final int OBSERVATIONS = 1_000;
    private static final int MOST_RESPONSES = 200;

    /**
     * What became of responses.
     *
     * @param taken ids of those that were new
     * @param beyond ids of those that would have been new, but the survey has all the responses that it takes
     */
    public record Written(Set<UUID> taken, Set<UUID> beyond) {
    }

    @Inject
    ExternalIds externalIds;
    @Inject
    ResponseCounts counts;
    @Inject
    ObjectMapper json;

    /**
     * Adds responses to a survey within the connection's transaction, and messages that tell scoring-service which.
     *
     * @param survey in its newest version: its limit holds
     */
    public Written insert(Connection connection, String tenant, AskedSurvey survey, List<GivenResponse> responses)
            throws SQLException {
        if (responses.isEmpty()) {
            return new Written(Set.of(), Set.of());
        }
        try (Statement plan = connection.createStatement()) {
            // A plan made while the table was small must not read all of it when it has grown.
            plan.execute("set local enable_seqscan = off");
        }
        List<GivenResponse> unknown = unknown(connection, tenant, survey, responses);
        List<GivenResponse> fresh = within(room(connection, tenant, survey, unknown.size()), unknown);
        Set<UUID> taken = write(connection, tenant, survey, fresh);
        List<GivenResponse> added = fresh.stream().filter(response -> taken.contains(response.id())).toList();
        if (survey.settings().responseLimit() != null) {
            counts.add(connection, tenant, survey.id(), (int) added.stream().filter(GivenResponse::complete).count());
        }
        GivenRemarkTable.insert(connection, tenant, added);
        tell(connection, tenant, added);
        Set<UUID> beyond = unknown.stream().map(GivenResponse::id).collect(Collectors.toSet());
        fresh.forEach(response -> beyond.remove(response.id()));
        return new Written(taken, beyond);
    }

    /** Those for which there is room; what is not complete takes none. */
    private static List<GivenResponse> within(int room, List<GivenResponse> responses) {
        List<GivenResponse> within = new ArrayList<>(responses.size());
        int left = room;
        for (GivenResponse response : responses) {
            if (!response.complete() || left-- > 0) {
                within.add(response);
            }
        }
        return within;
    }

    /** How many of so many responses the survey still takes. */
    private int room(Connection connection, String tenant, AskedSurvey survey, int wanted) throws SQLException {
        Integer limit = survey.settings().responseLimit();
        return limit == null || wanted == 0 ? wanted
                : Math.clamp(limit - counts.hold(connection, tenant, survey.id(), survey.newest()), 0, wanted);
    }

    private List<GivenResponse> unknown(Connection connection, String tenant, AskedSurvey survey,
            List<GivenResponse> responses) throws SQLException {
        Set<Object> known = known(connection, tenant, survey, "external_id", "text",
                responses.stream().flatMap(externalIds::all).toArray());
        known.addAll(known(connection, tenant, survey, "id", "uuid",
                responses.stream().map(GivenResponse::formerId).filter(Objects::nonNull).toArray()));
        List<GivenResponse> unknown = new ArrayList<>(responses.size());
        for (GivenResponse response : responses) {
            if ((response.formerId() == null || !known.contains(response.formerId()))
                    && externalIds.all(response).noneMatch(known::contains)) {
                unknown.add(response);
                known.add(response.formerId());
                externalIds.all(response).forEach(known::add);
            }
        }
        return unknown;
    }

    private static Set<Object> known(Connection connection, String tenant, AskedSurvey survey, String column, String type,
            Object[] keys) throws SQLException {
        Set<Object> known = new HashSet<>();
        if (keys.length == 0) {
            return known;
        }
        try (PreparedStatement select = connection.prepareStatement("select " + column
                + " from response where tenant_id = ? and survey_id = ? and " + column + " = any (?)")) {
            select.setString(1, tenant);
            select.setObject(2, survey.id());
            select.setArray(3, connection.createArrayOf(type, keys));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.add(row.getObject(1));
                }
            }
            return known;
        }
    }

    private Set<UUID> write(Connection connection, String tenant, AskedSurvey survey, List<GivenResponse> responses)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            return write(connection, tenant, survey, responses, "");
        } catch (SQLException e) {
            if (!SOMEBODY_WAS_FASTER.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            return write(connection, tenant, survey, responses, " on conflict do nothing");
        }
    }

    private Set<UUID> write(Connection connection, String tenant, AskedSurvey survey, List<GivenResponse> responses,
            String conflicts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT + conflicts + " returning id")) {
            insert.setString(1, tenant);
            insert.setObject(2, survey.id());
            column(insert, 3, "uuid", responses, GivenResponse::id);
            column(insert, 4, "int4", responses, r -> r.survey().version());
            column(insert, 5, "text", responses, externalIds::kept);
            column(insert, 6, "text", responses, r -> r.submission().answers().toString());
            column(insert, 7, "text", responses, r -> r.submission().channel());
            column(insert, 8, "text", responses, r -> r.submission().locale());
            column(insert, 9, "text", responses, r -> r.submission().weight().toPlainString());
            column(insert, 10, "text", responses, r -> r.submission().attributes().isEmpty() ? "{}"
                    : write(r.submission().attributes()));
            column(insert, 11, "text", responses,
                    r -> r.submission().subject() == null ? null : r.submission().subject().toString());
            column(insert, 12, "text", responses, r -> r.respondedAt().toString());
            column(insert, 13, "text", responses, r -> r.complete() ? "COMPLETE" : "PARTIAL");
            column(insert, 14, "bool", responses, r -> r.survey().isAnonymous());
            Set<UUID> taken = HashSet.newHashSet(responses.size());
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    taken.add(row.getObject(1, UUID.class));
                }
            }
            return taken;
        }
    }

    private static void tell(Connection connection, String tenant, List<GivenResponse> added) throws SQLException {
        List<GivenResponse> measuring = added.stream().filter(response -> response.measures() > 0).toList();
        if (measuring.isEmpty()) {
            return;
        }
        int most = measuring.stream().mapToInt(GivenResponse::measures).max().orElse(1);
        int size = Math.clamp(OBSERVATIONS / most, 1, MOST_RESPONSES);
        List<String> payloads = new ArrayList<>();
        for (int i = 0; i < measuring.size(); i += size) {
            payloads.add(measuring.subList(i, Math.min(i + size, measuring.size())).stream()
                    .map(response -> "\"" + response.id() + "\"").collect(Collectors.joining(",", "[", "]")));
        }
        boolean anonymous = measuring.stream().anyMatch(response -> response.survey().isAnonymous());
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into outbox (tenant_id, topic, created_at, due_at, id, payload)
                select ?, ?, time, time, id, payload
                from (select case when ? then date_trunc('day', now(), 'UTC') else now() end) as told_at (time),
                    unnest(?::uuid[], ?::text[]) as t (id, payload)""")) {
            insert.setString(1, tenant);
            insert.setString(2, ImportedObservations.TOPIC);
            insert.setBoolean(3, anonymous);
            insert.setArray(4, connection.createArrayOf("uuid",
                    payloads.stream().map(payload -> anonymous ? UUID.randomUUID() : Ids.next()).toArray()));
            insert.setArray(5, connection.createArrayOf("text", payloads.toArray()));
            insert.executeUpdate();
        }
    }

    private static void column(PreparedStatement statement, int at, String type, List<GivenResponse> responses,
            Function<GivenResponse, Object> column) throws SQLException {
        statement.setArray(at, statement.getConnection().createArrayOf(type, responses.stream().map(column).toArray()));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
