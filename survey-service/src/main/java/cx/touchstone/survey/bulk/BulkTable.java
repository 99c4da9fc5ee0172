package cx.touchstone.survey.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Ids;
import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.participation.ResponseCounts;

/**
 * Takes chunks of responses that were given elsewhere: what is there already is not taken again, nor more than a survey takes.
 */
@ApplicationScoped
public class BulkTable {

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
    GivenResponseTable table;

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
        List<GivenResponse> unknown = unknown(connection, tenant, survey, responses);
        if (survey.settings().responseLimit() == null) {
            List<GivenResponse> added = table.insert(connection, tenant, survey, unknown);
            follow(connection, tenant, added);
            return new Written(ids(added), Set.of());
        }
        int room = room(connection, tenant, survey, unknown.size());
        Savepoint before = connection.setSavepoint();
        List<GivenResponse> fresh = table.insert(connection, tenant, survey, unknown);
        List<GivenResponse> added = within(room, fresh);
        if (added.size() < fresh.size()) {
            connection.rollback(before); // now that it is known which of them are there already
            added = table.insert(connection, tenant, survey, added);
        }
        counts.add(connection, tenant, survey.id(), (int) added.stream().filter(GivenResponse::complete).count());
        follow(connection, tenant, added);
        Set<UUID> beyond = ids(fresh);
        beyond.removeAll(ids(added));
        return new Written(ids(added), beyond);
    }

    private static void follow(Connection connection, String tenant, List<GivenResponse> added) throws SQLException {
        GivenRemarkTable.insert(connection, tenant, added);
        tell(connection, tenant, added);
    }

    private static Set<UUID> ids(List<GivenResponse> responses) {
        return responses.stream().map(GivenResponse::id).collect(Collectors.toCollection(HashSet::new));
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

    /** Those that are not known to be there already; the unique index finds the others when they are written. */
    private List<GivenResponse> unknown(Connection connection, String tenant, AskedSurvey survey,
            List<GivenResponse> responses) throws SQLException {
        Set<Object> known = former(connection, tenant, survey, responses);
        if (externalIds.mayHaveChanged(survey)) {
            known.addAll(keptBefore(connection, tenant, survey, responses));
        }
        List<GivenResponse> unknown = new ArrayList<>(responses.size());
        for (GivenResponse response : responses) {
            List<String> names = externalIds.all(response).toList();
            if ((response.formerId() == null || !known.contains(response.formerId()))
                    && names.stream().noneMatch(known::contains)) {
                unknown.add(response);
                known.add(response.formerId());
                known.addAll(names);
            }
        }
        return unknown;
    }

    private static Set<Object> former(Connection connection, String tenant, AskedSurvey survey, List<GivenResponse> responses)
            throws SQLException {
        Object[] ids = responses.stream().map(GivenResponse::formerId).filter(Objects::nonNull).toArray();
        // The survey is compared here: asked for, a planner who knows little yet would read all of its responses.
        String select = "select id, survey_id from response where tenant_id = ? and id = any (?)";
        Set<Object> found = new HashSet<>();
        if (ids.length > 0) {
            try (PreparedStatement named = connection.prepareStatement(select)) {
                named.setString(1, tenant);
                named.setArray(2, connection.createArrayOf("uuid", ids));
                try (ResultSet row = named.executeQuery()) {
                    while (row.next()) {
                        if (survey.id().equals(row.getObject(2))) {
                            found.add(row.getObject(1));
                        }
                    }
                }
            }
        }
        return found;
    }

    private Set<Object> keptBefore(Connection connection, String tenant, AskedSurvey survey, List<GivenResponse> responses)
            throws SQLException {
        Set<Object> kept = new HashSet<>();
        try (PreparedStatement named = connection.prepareStatement(
                "select external_id from response where tenant_id = ? and survey_id = ? and external_id = any (?)")) {
            named.setString(1, tenant);
            named.setObject(2, survey.id());
            named.setArray(3, connection.createArrayOf("text",
                    responses.stream().flatMap(externalIds::all).toArray(String[]::new)));
            try (ResultSet row = named.executeQuery()) {
                while (row.next()) {
                    kept.add(row.getString(1));
                }
            }
        }
        return kept;
    }

    private static void tell(Connection connection, String tenant, List<GivenResponse> added) throws SQLException {
        List<GivenResponse> measuring = new ArrayList<>(added.size());
        int most = 1;
        for (GivenResponse response : added) {
            int measures = response.measures();
            if (measures > 0) {
                measuring.add(response);
                most = Math.max(most, measures);
            }
        }
        if (measuring.isEmpty()) {
            return;
        }
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
}
