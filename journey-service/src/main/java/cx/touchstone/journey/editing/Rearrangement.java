package cx.touchstone.journey.editing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import cx.touchstone.kit.Refusal.Fault;

/** Keys in ordered groups, and how they move within and between them. */
final class Rearrangement {

    /**
     * One move.
     *
     * @param at pointer to where it is asked for
     * @param group where to; null: where {@code after} is
     * @param after the key behind which it goes; null: to the beginning of the group
     */
    record Step(String at, String key, String group, String after) {
    }

    private final Map<String, List<String>> groups = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final String kind;

    /** @param kind what the keys name, for faults */
    Rearrangement(String kind, Map<String, List<String>> groups) {
        this.kind = kind;
        groups.forEach((group, keys) -> this.groups.put(group, new ArrayList<>(keys)));
    }

    /** Does the moves, or none of them when there are faults. */
    void move(List<Step> steps) {
        Map<String, Step> moving = new HashMap<>();
        steps.forEach(step -> check(step, moving));
        steps.stream().filter(step -> isInRing(step, moving)).forEach(step -> faults.add(new Fault(step.at() + "/after",
                "cycle", "It would come behind itself.")));
        if (faults.isEmpty()) {
            groups.values().forEach(keys -> keys.removeAll(moving.keySet()));
            List<Step> waiting = new ArrayList<>(steps);
            while (!waiting.isEmpty()) {
                // Each turn does at least one: what waits, waits for another that moves, and there are no rings.
                waiting.removeIf(this::isDone);
            }
        }
    }

    private void check(Step step, Map<String, Step> moving) {
        if (groupOf(step.key()).isEmpty()) {
            faults.add(new Fault(step.at() + "/" + kind, "unknown-" + kind, "The draft has no such " + kind + "."));
        } else if (moving.put(step.key(), step) != null) {
            faults.add(new Fault(step.at() + "/" + kind, "duplicate-key", "\"" + step.key() + "\" moves twice."));
        }
        if (step.after() != null && groupOf(step.after()).isEmpty()) {
            faults.add(new Fault(step.at() + "/after", "unknown-" + kind, "The draft has no such " + kind + "."));
        }
        if (step.group() != null && !groups.containsKey(step.group())) {
            faults.add(new Fault(step.at() + "/stage", "unknown-stage", "The draft has no such stage."));
        }
        if (step.group() == null && step.after() == null) {
            faults.add(new Fault(step.at(), "required", "Say where to: a stage, or behind what."));
        }
    }

    private static boolean isInRing(Step step, Map<String, Step> moving) {
        Step behind = step;
        for (int i = 0; behind != null && i <= moving.size(); i++) {
            behind = behind.after() == null ? null : moving.get(behind.after());
            if (behind != null && behind.key().equals(step.key())) {
                return true;
            }
        }
        return false;
    }

    private boolean isDone(Step step) {
        if (step.after() == null) {
            groups.get(step.group()).addFirst(step.key());
            return true;
        }
        Optional<String> where = groupOf(step.after());
        where.ifPresent(group -> {
            if (step.group() != null && !step.group().equals(group)) {
                faults.add(new Fault(step.at() + "/stage", "other-stage",
                        "\"" + step.after() + "\" is in the stage \"" + group + "\"."));
            }
            List<String> keys = groups.get(group);
            keys.add(keys.indexOf(step.after()) + 1, step.key());
        });
        return where.isPresent();
    }

    private Optional<String> groupOf(String key) {
        return groups.entrySet().stream().filter(group -> group.getValue().contains(key)).map(Map.Entry::getKey).findFirst();
    }

    List<Fault> faults() {
        return faults;
    }

    Map<String, List<String>> groups() {
        return groups;
    }
}
