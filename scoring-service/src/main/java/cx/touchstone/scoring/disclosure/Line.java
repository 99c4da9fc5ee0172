package cx.touchstone.scoring.disclosure;

import java.util.SequencedMap;
import java.util.Set;

import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.counts.Presence;

/**
 * Cells that are shown beside their total: what is hidden among them can be had by subtraction.
 *
 * @param total which may include observations that belong to none of the parts
 * @param parts the cells that have observations, those first whose hiding costs least; the first one is the shield: it is
 *        hidden whenever another one is, in every period the same, so that periods cannot be played off against each other
 * @param distinct whether nobody is in two of the parts; one person may be at several touchpoints
 */
record Line(Presence total, SequencedMap<Cell, Presence> parts, boolean distinct) {

    /**
     * Whether what can be had by subtracting what is shown from the total is nothing, or of enough people and several parts,
     * the
     * shield among them.
     */
    boolean isSafe(Set<Cell> hidden, Threshold threshold) {
        var hiddenHere = parts.keySet().stream().filter(hidden::contains).toList();
        var rest = total.minus(parts.values().stream().reduce(Presence.NOBODY, Presence::plus));
        if (hiddenHere.size() == parts.size()) {
            // What is concealed is the total, which is shown.
            return true;
        }
        long concealed = Math.max(0, rest.people());
        for (var cell : hiddenHere) {
            long people = parts.get(cell).people();
            concealed = distinct ? concealed + people : Math.max(concealed, people);
        }
        boolean anyRest = rest.n() > 0;
        if (hiddenHere.isEmpty()) {
            return !anyRest || concealed >= threshold.people();
        }
        // A cell that is hidden alone would be what is concealed, whatever its size.
        return (anyRest || hiddenHere.size() > 1) && concealed >= threshold.people()
                && hidden.contains(parts.firstEntry().getKey());
    }

    /** The part to hide next; there is one as long as the line is not safe. */
    Cell firstShown(Set<Cell> hidden) {
        return parts.keySet().stream().filter(cell -> !hidden.contains(cell)).findFirst().orElseThrow();
    }
}
