package cx.touchstone.scoring.disclosure;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import cx.touchstone.scoring.counts.Axes;
import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.counts.Presence;

/** People who were observed at one or more touchpoints, with two attributes, and every cell and total of them. */
final class RandomTable {

    static final Axes AXES = new Axes(true, List.of("gate", "age"));
    private static final List<String> PLACES = List.of("", "wifi", "parking", "shops");
    private static final List<String> GATES = List.of("", "A", "B", "C");
    private static final List<String> AGES = List.of("", "1", "2");

    private final Random random;
    final Map<Cell, Presence> cells = new HashMap<>();

    RandomTable(Random random) {
        this.random = random;
        int people = random.nextInt(250);
        for (int person = 0; person < people; person++) {
            observe(one(GATES), one(AGES));
        }
    }

    /** Once or more at each of some touchpoints; counted among all together only where first. */
    private void observe(String gate, String age) {
        var seenAt = new HashSet<String>();
        for (int observations = 1 + random.nextInt(3); observations > 0; observations--) {
            var place = one(PLACES);
            int here = seenAt.contains(place) ? 0 : 1;
            int anywhere = seenAt.isEmpty() ? 1 : 0;
            seenAt.add(place);
            for (var values : List.of(List.of(gate, age), List.of(Cell.ALL, age), List.of(gate, Cell.ALL),
                    List.of(Cell.ALL, Cell.ALL))) {
                cells.merge(new Cell("csat", place, values), new Presence(1, here), Presence::plus);
                cells.merge(new Cell("csat", Cell.ALL, values), new Presence(1, anywhere), Presence::plus);
            }
        }
    }

    /** Small values are rare, so that lines are of small and large cells. */
    private String one(List<String> values) {
        return values.get((int) (values.size() * Math.pow(random.nextDouble(), 2)));
    }

    /** Some cells whose period may not be shown. */
    Set<Cell> cut() {
        return cells.keySet().stream().sorted(Comparator.comparing(Cell::toString))
                .filter(cell -> random.nextInt(20) == 0).collect(Collectors.toSet());
    }

    /** Those cells, as a question with fewer axes, or the same in another order, has them. */
    Map<Cell, Presence> as(UnaryOperator<Cell> question) {
        var asked = new HashMap<Cell, Presence>();
        cells.forEach((cell, presence) -> {
            var one = question.apply(cell);
            if (one != null) {
                asked.put(one, presence);
            }
        });
        return asked;
    }
}
