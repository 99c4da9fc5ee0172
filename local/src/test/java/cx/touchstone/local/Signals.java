package cx.touchstone.local;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a system sends over months, all at once: observations, one in a hundred of them twice and one in a hundred unreadable,
 * corrections and retractions, of which many come before what they correct.
 */
final class Signals {

    private static final int LARGEST_BATCH = 200;
    private static final int TOUCHPOINTS = 6;
    private static final int AGES = 4;

    /**
     * What is said under a name.
     *
     * @param touchpoint null when all of it is taken back
     */
    private record Said(int name, int revision, String touchpoint, int age, int value, int weight, String day) {

        static Said something(int name, int revision, Random random) {
            return new Said(name, revision, "touchpoint-" + random.nextInt(TOUCHPOINTS), random.nextInt(AGES),
                    random.nextInt(11), 1 + random.nextInt(3),
                    "2025-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28)));
        }

        boolean isLeft() {
            return touchpoint != null;
        }

        String toJson() {
            return touchpoint == null
                    ? "{\"source\": \"race\", \"id\": \"%d\", \"revision\": %d, \"retracted\": true}".formatted(name, revision)
                    : """
                            {"source": "race", "id": "%d", "revision": %d, "metric": "nps", "value": %d, "weight": %d,
                             "touchpoint": "%s", "observedAt": "%sT12:00:00Z", "attributes": {"age": "%d"}}"""
                            .formatted(name, revision, value, weight, touchpoint, day, age);
        }
    }

    /** Some of them, in one call. */
    record Batch(String body, int good, int unreadable) {
    }

    private final List<Said> all = new ArrayList<>();
    private final int unreadable;
    private final Random random;

    /** @param names how many observations, each counted once */
    Signals(int names, Random random) {
        this.random = random;
        this.unreadable = names / 100;
        for (int name = 0; name < names; name++) {
            Said first = Said.something(name, 0, random);
            all.add(first);
            switch (name % 100) {
                case 0 -> all.add(first);
                case 1, 2, 3, 4, 5 -> all.add(Said.something(name, 1, random));
                case 6, 7, 8, 9 -> all.add(new Said(name, 1, null, 0, 0, 0, null));
                case 10 -> {
                    all.add(Said.something(name, 1, random));
                    all.add(new Said(name, 2, null, 0, 0, 0, null));
                }
                default -> {
                    // said once and for all
                }
            }
        }
    }

    /** In random order and size. */
    List<Batch> batches() {
        List<String> sent = all.stream().map(Said::toJson).collect(Collectors.toCollection(ArrayList::new));
        IntStream.range(0, unreadable).forEach(i -> sent.add("{\"source\": \"race\", \"id\": \"wrong-" + i
                + "\", \"metric\": \"nps\", \"value\": 11, \"observedAt\": \"2025-06-01T12:00:00Z\"}"));
        Collections.shuffle(sent, random);
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < sent.size();) {
            int to = Math.min(sent.size(), from + 1 + random.nextInt(LARGEST_BATCH));
            List<String> items = sent.subList(from, to);
            int wrong = (int) items.stream().filter(item -> item.contains("wrong-")).count();
            batches.add(new Batch("{\"observations\": [" + String.join(",", items) + "]}", items.size() - wrong, wrong));
            from = to;
        }
        return batches;
    }

    /** What is left of them at each touchpoint: {@code 0: 12 weighing 23, 1: ...}. */
    Map<String, String> left() {
        return left("");
    }

    /** What is left of them at each touchpoint of people of each age, the two separated by a blank. */
    Map<String, String> leftByAge() {
        return left(" ");
    }

    private Map<String, String> left(String separator) {
        Map<Integer, Said> highest = new HashMap<>();
        all.forEach(one -> highest.merge(one.name, one, (a, b) -> a.revision >= b.revision ? a : b));
        return highest.values().stream().filter(Said::isLeft)
                .collect(Collectors.groupingBy(
                        one -> one.touchpoint + (separator.isEmpty() ? "" : separator + one.age), TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), Signals::counted)));
    }

    private static String counted(List<Said> said) {
        return said.stream().collect(Collectors.groupingBy(Said::value, TreeMap::new, Collectors.toList())).entrySet().stream()
                .map(value -> value.getKey() + ": " + value.getValue().size() + " weighing "
                        + value.getValue().stream().mapToInt(Said::weight).sum())
                .collect(Collectors.joining(", "));
    }
}
