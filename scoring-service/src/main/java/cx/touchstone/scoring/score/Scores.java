package cx.touchstone.scoring.score;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.catalogue.Metrics;
import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.counts.CellIn;
import cx.touchstone.scoring.counts.Counts;
import cx.touchstone.scoring.counts.CountsFor;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.counts.Presence;
import cx.touchstone.scoring.disclosure.Anonymity;
import cx.touchstone.scoring.disclosure.Disclosure;
import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.plan.MeasurementPlan;
import cx.touchstone.scoring.plan.MeasurementPlans;
import cx.touchstone.scoring.score.ScoreQuestion.Segment;

/** Answers questions about scores from what the current tenant's observations add up to. */
@ApplicationScoped
public class Scores {

    /** Index of the period asked for, before that of the comparison. */
    private static final int NOW = 0;

    @Inject
    Metrics metrics;
    @Inject
    CountsFor counts;
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
        if (question.metrics().isEmpty()) {
            // Who names none wants what was observed, not every way to look at it.
            known.values().removeIf(Metric::isView);
        }
        var disclosure = new Disclosure(anonymity.threshold());
        var asked = counts.read(question.axes(), false, table -> answers(question, known.values(), table, disclosure));
        var latest = asked.keySet().stream().anyMatch(one -> one.touchpoint != null) ? plans.latestFirst()
                : List.<MeasurementPlan> of();
        return asked.entrySet().stream().map(entry -> {
            var one = entry.getKey();
            var before = entry.getValue().stream().skip(1).findFirst().orElse(Optional.empty());
            var metric = known.get(one.metric);
            return new Score(metric, one.touchpoint, one.segment, spokenOf(metric, entry.getValue().getFirst()),
                    spokenOf(metric, before), target(latest, one));
        }).toList();
    }

    private static Optional<Distribution> spokenOf(Metric metric, Optional<Distribution> answers) {
        return answers.filter(observed -> metric.formula().speaksOf(observed.unweighted()));
    }

    private static void refuseUnknown(Set<String> keys, Set<String> known) {
        var faults = keys.stream().filter(key -> !known.contains(key))
                .map(key -> new Fault("metric", "unknown-metric", "There is no metric " + key + " in the catalogue.")).toList();
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
    }

    /** What may be told of each score asked for, in each period of the question. */
    private SortedMap<Asked, List<Optional<Distribution>>> answers(ScoreQuestion question, Collection<Metric> known,
            Counts table, Disclosure disclosure) {
        var views = known.stream().collect(Collectors.groupingBy(Metric::base));
        var months = table.months(views.keySet());
        var present = present(question.periods(), months, table);
        var ever = present(List.of(Period.ALWAYS), months, table).getFirst();
        var withheld = present.stream().map(cells -> disclosure.withheld(cells, ever, Set.of(), question.axes())).toList();
        var asked = asked(question, views, present);
        var read = table.read(asked.values().stream().flatMap(List::stream).distinct().toList(), question.periods(),
                known.stream()
                        .collect(Collectors.toMap(Metric::base, metric -> metric.measure().buckets(), (one, same) -> one)),
                true);
        var answers = new TreeMap<Asked, List<Optional<Distribution>>>(Asked.ORDER);
        asked.forEach((one, cells) -> answers.put(one, IntStream.range(0, present.size()).mapToObj(
                period -> together(cells.stream().filter(present.get(period)::containsKey).toList(), withheld.get(period),
                        cell -> read.get(new CellIn(cell, period))))
                .toList()));
        return answers;
    }

    /** Who is behind each cell in each of the periods, where there is anybody. */
    private static List<Map<Cell, Presence>> present(List<Period> periods, Map<Cell, SortedMap<YearMonth, Presence>> months,
            Counts table) {
        var cut = periods.stream().flatMap(period -> period.cutMonths().stream()).collect(Collectors.toSet());
        var cells = months.keySet().stream().filter(cell -> cut.stream().anyMatch(months.get(cell)::containsKey)).toList();
        var days = table.days(cells, cut);
        return periods.stream().map(period -> {
            var present = new HashMap<Cell, Presence>();
            months.forEach((cell, of) -> {
                var presence = period.presence(of, days.getOrDefault(cell, Collections.emptySortedMap()));
                if (presence.n() > 0) {
                    present.put(cell, presence);
                }
            });
            return (Map<Cell, Presence>) present;
        }).toList();
    }

    /** @param views metrics that look at one, by its key */
    private static SortedMap<Asked, List<Cell>> asked(ScoreQuestion question, Map<String, List<Metric>> views,
            List<Map<Cell, Presence>> present) {
        var asked = new TreeMap<Asked, List<Cell>>(Asked.ORDER);
        present.stream().flatMap(cells -> cells.keySet().stream()).distinct().filter(question::includes)
                .forEach(cell -> views.get(cell.metric()).forEach(metric -> asked.computeIfAbsent(new Asked(metric.key(),
                        question.byTouchpoint() ? cell.touchpoint() : question.onlyTouchpoint(),
                        question.attribute().map(key -> new Segment(key, cell.values().getFirst())).orElse(null)),
                        one -> new ArrayList<>()).add(cell)));
        if (question.isUngrouped()) {
            // Who asks for one number gets an answer, even if it is that there is none to tell.
            question.metrics().forEach(metric -> asked.putIfAbsent(
                    new Asked(metric, question.onlyTouchpoint(), question.filter().orElse(null)), List.of()));
        } else {
            asked.values().removeIf(cells -> cells.stream().noneMatch(present.get(NOW)::containsKey));
        }
        return asked;
    }

    /** The cells counted together; not told when one of them is not, or when there is none. */
    private static Optional<Distribution> together(List<Cell> cells, Set<Cell> withheld,
            Function<Cell, Distribution> answers) {
        return cells.isEmpty() || cells.stream().anyMatch(withheld::contains) ? Optional.empty()
                : Optional.of(Distribution.sum(cells.stream().map(answers).toList()));
    }

    private static OptionalDouble target(List<MeasurementPlan> latest, Asked one) {
        return latest.stream().map(plan -> plan.target(one.touchpoint, one.metric)).filter(OptionalDouble::isPresent)
                .findFirst().orElse(OptionalDouble.empty());
    }
}
