package cx.touchstone.scoring.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.catalogue.Metrics;
import cx.touchstone.scoring.disclosure.Anonymity;
import cx.touchstone.scoring.disclosure.Disclosure;
import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.plan.MeasurementPlan;
import cx.touchstone.scoring.plan.MeasurementPlans;
import cx.touchstone.scoring.score.ScoreQuestion.Segment;
import cx.touchstone.scoring.tally.Group;
import cx.touchstone.scoring.tally.Tallies;

/** Answers questions about scores from the tallies of the current tenant. */
@ApplicationScoped
public class Scores {

    private static final int NOW = 0;
    private static final int BEFORE = 1;

    @Inject
    Metrics metrics;
    @Inject
    Tallies tallies;
    @Inject
    MeasurementPlans plans;
    @Inject
    Anonymity anonymity;

    /** One score asked for. */
    private record Asked(String metric, String touchpoint, Segment segment) {

        private static final Comparator<String> ABSENT_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());
        static final Comparator<Asked> ORDER = Comparator.comparing(Asked::metric)
                .thenComparing(Asked::touchpoint, ABSENT_FIRST)
                .thenComparing(asked -> asked.segment == null ? null : asked.segment.value(), ABSENT_FIRST);
    }

    /** The scores asked for, by metric, touchpoint and segment. */
    public List<Score> answer(ScoreQuestion question) {
        var known = question.metrics().isEmpty() ? metrics.all() : metrics.named(question.metrics());
        refuseUnknown(question.metrics(), known.keySet());
        var counted = tallies.read(question.breakdown(known.keySet()));
        var withheld = new Disclosure(anonymity.threshold())
                .withheld(counted.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().n())));
        var asked = new TreeMap<Asked, List<Group>>(Asked.ORDER);
        counted.keySet().stream().filter(question::includes)
                .forEach(group -> asked.computeIfAbsent(asked(question, group), a -> new ArrayList<>()).add(group));
        if (question.isUngrouped()) {
            // Who asks for one number gets an answer, even if it is that there is none to tell.
            question.metrics().forEach(metric -> asked.putIfAbsent(
                    new Asked(metric, question.onlyTouchpoint(), question.filter().orElse(null)), List.of()));
        } else {
            asked.values().removeIf(groups -> groups.stream().noneMatch(group -> group.period() == NOW));
        }
        return scores(known, asked, group -> withheld.contains(group) ? null : counted.get(group));
    }

    private static void refuseUnknown(Set<String> keys, Set<String> known) {
        var faults = keys.stream().filter(key -> !known.contains(key))
                .map(key -> new Fault("metric", "unknown-metric", "There is no metric " + key + " in the catalogue.")).toList();
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
    }

    private static Asked asked(ScoreQuestion question, Group group) {
        return new Asked(group.metric(), question.byTouchpoint() ? group.touchpoint() : question.onlyTouchpoint(),
                question.attribute().map(key -> new Segment(key, group.segmentValue())).orElse(null));
    }

    private interface Shown {
        /** What may be shown of a group, null when nothing. */
        Distribution of(Group group);
    }

    private List<Score> scores(Map<String, Metric> known, Map<Asked, List<Group>> asked, Shown shown) {
        var latest = asked.keySet().stream().anyMatch(one -> one.touchpoint != null) ? plans.latestFirst()
                : List.<MeasurementPlan> of();
        return asked.entrySet().stream().map(entry -> {
            var one = entry.getKey();
            return new Score(known.get(one.metric), one.touchpoint, one.segment, together(entry.getValue(), NOW, shown),
                    together(entry.getValue(), BEFORE, shown), target(latest, one));
        }).toList();
    }

    /** The groups counted together; not told when one of them is not, or when there is none. */
    private static Optional<Distribution> together(List<Group> groups, int period, Shown shown) {
        var parts = groups.stream().filter(group -> group.period() == period).map(group -> Optional.ofNullable(shown.of(group)))
                .toList();
        if (parts.isEmpty() || parts.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(Distribution.sum(parts.stream().map(Optional::get).toList()));
    }

    private static OptionalDouble target(List<MeasurementPlan> latest, Asked one) {
        return latest.stream().map(plan -> plan.target(one.touchpoint, one.metric)).filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }
}
