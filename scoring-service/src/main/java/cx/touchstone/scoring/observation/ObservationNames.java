package cx.touchstone.scoring.observation;

import static cx.touchstone.scoring.observation.ObservationColumns.bind;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;

import jakarta.enterprise.context.ApplicationScoped;

import cx.touchstone.scoring.observation.Observation.Name;

/**
 * The names of all that was ever observed, those that are taken back included: what comes late does not bring them back. Who
 * changes an observation holds its name.
 */
@ApplicationScoped
class ObservationNames {

    /**
     * What is known of a name.
     *
     * @param revision the highest
     * @param observedAt where its content lies, null when it is taken back
     */
    record Known(int revision, Instant observedAt) {
    }

    /** Those of which only a lower revision is there; they are locked, so that still is the one when it is replaced. */
    Map<Name, Known> lockOutdated(Connection transaction, String tenant, Collection<Observation> observations)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select known.source, known.id, known.revision, known.observed_at
                from unnest(?::text[], ?::text[], ?::int[]) with ordinality as came (source, id, revision, position)
                join observation_name as known
                    on known.tenant_id = ? and known.source = came.source and known.id = came.id
                where known.revision < came.revision
                order by came.position
                for no key update of known""")) {
            bind(select, 1, "text", observations, observation -> observation.name().source());
            bind(select, 2, "text", observations, observation -> observation.name().id());
            bind(select, 3, "int4", observations, Observation::revision);
            select.setString(4, tenant);
            var outdated = new HashMap<Name, Known>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    var observedAt = row.getObject(4, OffsetDateTime.class);
                    outdated.put(new Name(row.getString(1), row.getString(2)),
                            new Known(row.getInt(3), observedAt == null ? null : observedAt.toInstant()));
                }
            }
            return outdated;
        }
    }

    /** Locks these, in their order, as far as they are known: nobody changes what they are the names of. */
    void lock(Connection transaction, String tenant, SortedSet<Name> names) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select from unnest(?::text[], ?::text[]) with ordinality as asked (source, id, position)
                join observation_name as known
                    on known.tenant_id = ? and known.source = asked.source and known.id = asked.id
                order by asked.position
                for no key update of known""")) {
            bind(select, 1, "text", names, Name::source);
            bind(select, 2, "text", names, Name::id);
            select.setString(3, tenant);
            select.execute();
        }
    }
}
