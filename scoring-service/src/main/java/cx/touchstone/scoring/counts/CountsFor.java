package cx.touchstone.scoring.counts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.change.ChangeLog;
import cx.touchstone.scoring.columns.Snapshot;
import cx.touchstone.scoring.counts.Axes.Division;
import cx.touchstone.scoring.counts.tallies.TallyCounts;
import cx.touchstone.scoring.counts.tallies.TallyTables;
import cx.touchstone.scoring.tally.Families;
import io.agroal.api.AgroalDataSource;

/** Finds out where a table can be read: in tallies, if there are such of its axes, or from the observations themselves. */
@ApplicationScoped
public class CountsFor {

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;
    @Inject
    ChangeLog log;

    /**
     * Reads a table whose axes are attributes and the channel.
     *
     * @param precise whether percentiles must be those of the values, not of a sketch
     * @param reader should not use the database otherwise: it holds a connection as long as it reads
     */
    public <T> T read(Axes axes, boolean precise, Function<Counts, T> reader) {
        return read(axes, Map.of(), precise, reader);
    }

    /** @param divisions how the other axes tell observations apart; a table that has any is read from observations */
    public <T> T read(Axes axes, Map<String, Division> divisions, boolean precise, Function<Counts, T> reader) {
        // One moment for all: what is shown must be what was judged, and a family that is read must not be removed meanwhile.
        return Snapshot.of(database, connection -> reader.apply(of(connection, axes, divisions, precise)));
    }

    private Counts of(Connection connection, Axes axes, Map<String, Division> divisions, boolean precise) throws SQLException {
        var here = tenant.current();
        if (!precise && divisions.isEmpty()) {
            var tallies = TallyTables.of(axes, Families.of(connection, here));
            if (tallies.isPresent()) {
                return new TallyCounts(connection, here, axes, tallies.get(), log);
            }
        }
        return new ObservationCounts(connection, new Leaves(here, axes, divisions), precise);
    }
}
