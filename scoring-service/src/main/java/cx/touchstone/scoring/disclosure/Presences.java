package cx.touchstone.scoring.disclosure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.counts.Presence;

/**
 * Who is behind the cells of a table, whenever.
 *
 * @param months of every cell and every total
 * @param days of the same, in those months of which only a part is asked for
 */
public record Presences(Map<Cell, SortedMap<YearMonth, Presence>> months, Map<Cell, SortedMap<LocalDate, Presence>> days) {

    private static final SortedMap<LocalDate, Presence> NO_DAYS = new TreeMap<>();

    /** Cells without observations in the period are absent. */
    public Map<Cell, Presence> in(Period period) {
        var present = new HashMap<Cell, Presence>();
        months.forEach((cell, ofCell) -> {
            var presence = period.presence(ofCell, days.getOrDefault(cell, NO_DAYS));
            if (presence.n() > 0) {
                present.put(cell, presence);
            }
        });
        return present;
    }
}
