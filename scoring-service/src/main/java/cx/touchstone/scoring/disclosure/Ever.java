package cx.touchstone.scoring.disclosure;

import java.time.YearMonth;
import java.util.SortedMap;

import cx.touchstone.scoring.counts.Presence;

/**
 * What a cell is like whatever the period.
 *
 * @param n observations
 * @param steady whether every month that has some has enough people: such a cell can be withheld beside a small one, and is
 *        never
 *        withheld for itself
 */
public record Ever(long n, boolean steady) {

    /**
     * By the months before this one, so that it does not change from day to day; by this one if there is no other.
     *
     * @param months of all time
     */
    public static Ever of(SortedMap<YearMonth, Presence> months, YearMonth thisMonth, Threshold threshold) {
        var before = months.headMap(thisMonth);
        var known = before.isEmpty() ? months : before;
        return new Ever(known.values().stream().mapToLong(Presence::n).sum(),
                known.values().stream().noneMatch(threshold::isMissedBy));
    }

    static Ever of(Presence inPeriod, Threshold threshold) {
        return new Ever(inPeriod.n(), !threshold.isMissedBy(inPeriod));
    }
}
