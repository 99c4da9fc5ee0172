package cx.touchstone.scoring.counts.tallies;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import cx.touchstone.scoring.change.ChangeLog;
import cx.touchstone.scoring.tally.Families;
import cx.touchstone.scoring.tally.Span;
import cx.touchstone.scoring.tally.Sums;
import cx.touchstone.scoring.tally.TallyKey;

/**
 * What was observed and is not in the tallies yet, as the same transaction sees both: added to them, nothing that was accepted
 * is missing from an answer. Any of it may be below 0, never together with its tallies.
 */
final class Tail {

    private final Connection connection;
    private final String tenant;
    private final ChangeLog log;
    private final Families families;
    private final Map<Set<String>, Map<TallyKey, Sums>> read = new HashMap<>();

    /** @param families that are asked for */
    Tail(Connection connection, String tenant, ChangeLog log, Families families) {
        this.connection = connection;
        this.tenant = tenant;
        this.log = log;
        this.families = families;
    }

    /** What changes of these metrics, by the spans of this length. */
    void each(Set<String> metrics, Span span, BiConsumer<TallyKey, Sums> reader) throws SQLException {
        var cells = read.get(metrics);
        if (cells == null) {
            cells = log.read(connection, tenant, metrics).cells(families).all();
            read.put(metrics, cells);
        }
        cells.forEach((key, sums) -> {
            if (key.span() == span) {
                reader.accept(key, sums);
            }
        });
    }
}
