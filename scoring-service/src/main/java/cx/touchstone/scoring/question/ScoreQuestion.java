package cx.touchstone.scoring.question;

import java.time.DayOfWeek;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import cx.touchstone.kit.Refusal;
import cx.touchstone.scoring.counts.Period;

/**
 * Which scores are wanted.
 *
 * @param metrics their keys; empty for all that have observations
 * @param places where; several touchpoints are counted together unless grouped
 * @param filters all of which hold, each of another axis
 * @param comparison what changes are measured against
 * @param precise whether percentiles are to be computed of the values themselves, not of what stands for them in tallies
 */
public record ScoreQuestion(SortedSet<String> metrics, Places places, List<Filter> filters, Period period,
        Optional<Comparison> comparison, Grouping grouping, boolean precise) {

    /**
     * What has scores of its own.
     *
     * @param byTouchpoint whether every touchpoint has
     * @param byStage whether every stage of the one journey named has
     * @param axes whose values have: keys of attributes, or the channel
     * @param unit every one of which has, within the period
     */
    public record Grouping(boolean byTouchpoint, boolean byStage, List<String> axes, Optional<TimeUnit> unit) {

        public static final Grouping NONE = new Grouping(false, false, List.of(), Optional.empty());

        public Grouping {
            axes = List.copyOf(axes);
        }

        /** Whether a question grouped so is answered with one score per metric. */
        public boolean isNone() {
            return equals(NONE);
        }
    }

    public ScoreQuestion {
        metrics = Collections.unmodifiableSortedSet(new TreeSet<>(metrics));
        // Attributes stay as they were asked for; what else there is comes behind them.
        filters = filters.stream()
                .sorted(Comparator.comparing(filter -> Filter.isAttribute(filter.axis()) ? "" : filter.axis()))
                .toList();
    }

    /** One score per touchpoint of a journey for these metrics. */
    public static ScoreQuestion perTouchpoint(UUID journey, Set<String> metrics, Period period) {
        var places = new Places(new TreeSet<>(), new TreeSet<>(Set.of(journey)), new TreeSet<>());
        return new ScoreQuestion(new TreeSet<>(metrics), places, List.of(), period, Optional.empty(),
                new Grouping(true, false, List.of(), Optional.empty()), false);
    }

    /** One score of everything that was observed of a metric in a period. */
    public static ScoreQuestion ofAll(String metric, Period period) {
        return new ScoreQuestion(new TreeSet<>(Set.of(metric)), Places.ANYWHERE, List.of(), period, Optional.empty(),
                Grouping.NONE, false);
    }

    /** The same of another period, compared with nothing. */
    public ScoreQuestion in(Period other) {
        return new ScoreQuestion(metrics, places, filters, other, Optional.empty(), grouping, precise);
    }

    /** The same about other metrics. */
    public ScoreQuestion about(Set<String> others) {
        return new ScoreQuestion(new TreeSet<>(others), places, filters, period, comparison, grouping, precise);
    }

    /** The same about one other place, whatever its stage. */
    ScoreQuestion with(Places other) {
        return new ScoreQuestion(metrics, other, filters, period, comparison,
                new Grouping(grouping.byTouchpoint, false, grouping.axes, grouping.unit), precise);
    }

    /** The same with one filter in the place of that of an axis. */
    ScoreQuestion with(String axis, Filter other) {
        var others = new ArrayList<>(filters);
        others.removeIf(filter -> filter.axis().equals(axis));
        others.add(other);
        return new ScoreQuestion(metrics, places, others, period, comparison, grouping, precise);
    }

    /** By what observations must be told apart for it, besides touchpoints: the same for every order of its parts. */
    public List<String> axes() {
        var compared = comparison.filter(Comparison.WithPersona.class::isInstance)
                .map(with -> ((Comparison.WithPersona) with).axis()).stream();
        return Stream.of(filters.stream().map(Filter::axis), grouping.axes().stream(), compared).flatMap(axes -> axes)
                .distinct().sorted().toList();
    }

    /** Whether touchpoints must be told apart for it. */
    public boolean tellsTouchpointsApart() {
        return grouping.byTouchpoint() || grouping.byStage() || !places.isAnywhere();
    }

    /** The values of an axis that count; absent when any does. */
    public Optional<Set<String>> filter(String axis) {
        return filters.stream().filter(filter -> filter.axis().equals(axis)).findFirst().map(Filter::values);
    }

    /**
     * The stretches of days that have scores of their own, in order.
     *
     * @param first month that has observations, null when there is none
     * @param last month that has
     * @param weekStart first day of weeks
     */
    public List<Period> stretches(YearMonth first, YearMonth last, DayOfWeek weekStart) {
        if (grouping.unit.isEmpty()) {
            return List.of(period);
        }
        if (first == null) {
            return List.of();
        }
        var unit = grouping.unit.get();
        var days = new Period(period.from() == null ? unit.startOf(first.atDay(1), weekStart) : period.from(),
                period.to() == null ? unit.around(last.atEndOfMonth(), weekStart, 0).to() : period.to());
        var stretches = unit.within(days, weekStart, QuestionReader.MOST_UNITS + 1);
        if (stretches.size() > QuestionReader.MOST_UNITS) {
            throw new Refusal.Invalid("groupBy", "too-many-units", "The period has more than " + QuestionReader.MOST_UNITS
                    + " of these: give it a beginning and an end.");
        }
        return stretches;
    }

    /**
     * The question that one of its scores answers by itself.
     *
     * @param values of the axes that it is grouped by
     */
    public ScoreQuestion ofOne(String metric, Places at, Map<String, String> values, Period days) {
        var others = new ArrayList<>(filters);
        others.removeIf(filter -> values.containsKey(filter.axis()));
        values.forEach((axis, value) -> others.add(new Filter(axis, value)));
        var against = comparison.map(with -> with instanceof Comparison.WithUnitBefore
                ? new Comparison.WithPeriod(with.of(days))
                : with);
        return new ScoreQuestion(new TreeSet<>(Set.of(metric)), at, others, days, against, Grouping.NONE, precise);
    }
}
