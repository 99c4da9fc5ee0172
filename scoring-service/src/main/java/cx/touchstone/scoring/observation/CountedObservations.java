package cx.touchstone.scoring.observation;

import static cx.touchstone.scoring.observation.ObservationColumns.bind;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Changes how observations are counted, and nothing else of them, in transactions of the caller. */
@ApplicationScoped
public class CountedObservations {

    @Inject
    ObservationColumns columns;
    @Inject
    ObservationNames names;

    /**
     * Waits for whoever changes these, and lets nobody do so until the transaction ends.
     *
     * @param seen as they were a moment ago
     * @return what lies in their places now; what was corrected may lie elsewhere
     */
    public List<KeptObservation> hold(Connection transaction, String tenant, Collection<KeptObservation> seen)
            throws SQLException {
        if (seen.isEmpty()) {
            return List.of();
        }
        names.lock(transaction, tenant,
                seen.stream().map(KeptObservation::name).collect(Collectors.toCollection(TreeSet::new)));
        // A statement of its own: it sees what those wrote for whom the other one waited.
        try (PreparedStatement select = transaction.prepareStatement("select " + ObservationColumns.ROW + """
                 from observation join unnest(?::text[], ?::text[], ?::text[]) as asked (time, of_source, of_id)
                    on observed_at = asked.time::timestamptz and source = asked.of_source and id = asked.of_id
                where tenant_id = ? and observed_at between ?::timestamptz and ?::timestamptz""")) {
            var times = seen.stream().map(one -> one.fact().observedAt()).sorted().toList();
            bind(select, 1, "text", seen, one -> one.fact().observedAt());
            bind(select, 2, "text", seen, one -> one.name().source());
            bind(select, 3, "text", seen, one -> one.name().id());
            select.setString(4, tenant);
            select.setString(5, times.getFirst().toString());
            select.setString(6, times.getLast().toString());
            var held = new ArrayList<KeptObservation>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    held.add(columns.kept(row));
                }
            }
            return held;
        }
    }

    /** Replaces the day of those that are held, and what of them falls into business hours. */
    public void replace(Connection transaction, String tenant, Collection<KeptObservation> now) throws SQLException {
        if (now.isEmpty()) {
            return;
        }
        try (PreparedStatement update = transaction.prepareStatement("""
                update observation set day = counted.day::date, business_value = counted.business_value,
                    business_bucket = counted.business_bucket
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::int[])
                    as counted (observed_at, source, id, day, business_value, business_bucket)
                where tenant_id = ? and observation.observed_at = counted.observed_at::timestamptz
                    and observation.source = counted.source and observation.id = counted.id""")) {
            bind(update, 1, "text", now, one -> one.fact().observedAt());
            bind(update, 2, "text", now, one -> one.name().source());
            bind(update, 3, "text", now, one -> one.name().id());
            bind(update, 4, "text", now, one -> one.fact().day());
            bind(update, 5, "numeric", now, one -> one.fact().business() == null ? null : one.fact().business().value());
            bind(update, 6, "int4", now, one -> one.fact().business() == null ? null : one.fact().business().bucket());
            update.setString(7, tenant);
            update.executeUpdate();
        }
    }
}
