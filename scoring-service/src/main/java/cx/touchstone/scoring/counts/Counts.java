package cx.touchstone.scoring.counts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

import cx.touchstone.scoring.formula.Buckets;
import cx.touchstone.scoring.formula.Distribution;

/**
 * The current tenant's observations as a table of cells, all of one moment: what is asked first and last agrees. Each method is
 * one statement, however many cells. A cell with an axis left open ({@link Cell#ALL}) is the total of those that are not.
 */
public interface Counts {

    /** Who is behind every cell and every total, in every month that has observations. */
    Map<Cell, SortedMap<YearMonth, Presence>> months(Set<String> metrics);

    /** Who is behind these cells, on every day of these months that has observations. */
    Map<Cell, SortedMap<LocalDate, Presence>> days(Collection<Cell> cells, Set<YearMonth> months);

    /**
     * What was observed; cells without observations in a period are absent.
     *
     * @param buckets of the histograms of the metrics that the cells are of; whole ones are scales
     */
    Map<CellIn, Distribution> read(Collection<Cell> cells, List<Period> periods, Map<String, Buckets> buckets);

    /** Whether tallies say it; observations themselves otherwise, which takes longer the more there are. */
    boolean isFromTallies();
}
