package cx.touchstone.scoring.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.counts.CellIn;
import cx.touchstone.scoring.counts.Counts;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.counts.Presence;
import cx.touchstone.scoring.disclosure.Disclosure;
import cx.touchstone.scoring.disclosure.Presences;
import cx.touchstone.scoring.formula.Buckets;
import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.metric.Calculation.PerTime;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.plan.PlannedPlaces;
import cx.touchstone.scoring.question.ScoreQuestion;
import cx.touchstone.scoring.question.Selection;
import cx.touchstone.scoring.question.Selection.Part;
import cx.touchstone.scoring.score.Score.Before;
import cx.touchstone.scoring.settings.Settings;

/** Answers one question from one table: three statements, whatever the number of scores. */
final class ScoreTable {

    private final ScoreQuestion question;
    private final Selection selection;
    private final Selection compared;
    private final PlannedPlaces places;
    private final SortedMap<String, Metric> metrics;
    private final Settings settings;
    private final Counts counts;
    private final Disclosure disclosure;
    /** Those of scores. */
    private final List<Period> own;
    /** The same, then those that they are compared with, each as it is counted. */
    private final List<Period> periods;
    private final LocalDate lastDay;
    private final Map<Period, Map<Cell, Presence>> present = new HashMap<>();
    private final Map<Period, Set<Cell>> withheld = new HashMap<>();
    private final Map<Comparables, Map<Part, Set<Cell>>> comparable = new HashMap<>();

    /** @param metrics that the question is about, by key */
    ScoreTable(ScoreQuestion question, Selection selection, PlannedPlaces places, SortedMap<String, Metric> metrics,
            Settings settings, Counts counts) {
        this.question = question;
        this.selection = selection;
        this.compared = selection.compared();
        this.places = places;
        this.metrics = metrics;
        this.settings = settings;
        this.lastDay = settings.lastDay(Instant.now());
        this.counts = counts;
        var months = counts.months(metrics.values().stream().map(Metric::base).collect(Collectors.toSet()));
        var observed = new ArrayList<YearMonth>();
        months.values().forEach(ofCell -> observed.addAll(List.of(ofCell.firstKey(), ofCell.lastKey())));
        this.own = question.stretches(observed.stream().min(YearMonth::compareTo).orElse(null),
                observed.stream().max(YearMonth::compareTo).orElse(null), settings.weekStart());
        var others = question.comparison().map(with -> own.stream().map(with::of)).orElse(Stream.of());
        this.periods = List
                .copyOf(new LinkedHashSet<>(Stream.concat(own.stream(), others).map(this::counted).toList()));
        var cut = periods.stream().flatMap(period -> period.cutMonths().stream()).collect(Collectors.toSet());
        var divided = months.keySet().stream().filter(cell -> cut.stream().anyMatch(months.get(cell)::containsKey)).toList();
        var presences = new Presences(months, divided.isEmpty() ? Map.of() : counts.days(divided, cut));
        periods.forEach(period -> present.put(period, presences.in(period)));
        // What must not be told is decided here and nowhere else.
        this.disclosure = new Disclosure(presences, selection.axes(), ofNobody(metrics.values()),
                new Disclosure.Rules(settings.threshold(), LocalDate.now(settings.zone()), settings.weekStart()));
        periods.forEach(period -> withheld.put(period, disclosure.withheld(period)));
    }

    /** One that ends when nothing has been observed yet has no end: its last months are counted whole, not day by day. */
    private Period counted(Period days) {
        return days.to() == null || days.to().isBefore(lastDay) ? days : new Period(days.from(), null);
    }

    /** Metrics whose observations tell nothing about people, so that few of them may be shown. */
    private static Set<String> ofNobody(Collection<Metric> metrics) {
        return metrics.stream().filter(metric -> !metric.ofPeople()).map(Metric::base).collect(Collectors.toSet());
    }

    /**
     * One score asked for.
     *
     * @param cells where it is counted, which have observations
     */
    private record Asked(Metric metric, Part part, Period days, Set<Cell> cells) {
    }

    /** What parts can be compared with. */
    private record Comparables(String metric, Period days) {
    }

    /**
     * What it is compared with.
     *
     * @param isApart whether nobody's answer can be on both sides
     */
    private record Against(Period days, Set<Cell> cells, boolean isApart) {
    }

    List<Score> scores() {
        var asked = metrics.values().stream().flatMap(metric -> asked(metric).stream()).toList();
        var against = new IdentityHashMap<Asked, Against>();
        question.comparison().ifPresent(with -> asked.forEach(one -> against.put(one, against(one, with.of(one.days)))));
        var told = read(asked, against.values());
        return asked.stream().map(one -> score(one, Optional.ofNullable(against.get(one)), told)).toList();
    }

    private Collection<Asked> asked(Metric metric) {
        var asked = new TreeMap<Part, Asked>();
        for (var days : own) {
            parts(selection, metric, days).forEach((part, cells) -> asked.put(part, new Asked(metric, part, days, cells)));
        }
        if (asked.isEmpty() && question.grouping().isNone() && question.metrics().contains(metric.key())) {
            // Who asks for one number gets an answer, even if it is that there is none to tell.
            return List.of(new Asked(metric, selection.whole(), question.period(), Set.of()));
        }
        return asked.values();
    }

    private Map<Part, Set<Cell>> parts(Selection by, Metric metric, Period days) {
        var parts = new HashMap<Part, Set<Cell>>();
        present.get(counted(days)).keySet().stream().filter(cell -> cell.metric().equals(metric.base())).forEach(
                cell -> by.part(cell, days).ifPresent(part -> parts.computeIfAbsent(part, p -> new HashSet<>()).add(cell)));
        return parts;
    }

    private Against against(Asked one, Period days) {
        var cells = comparable.computeIfAbsent(new Comparables(one.metric.base(), days), key -> {
            var parts = new HashMap<Part, Set<Cell>>();
            parts(compared, one.metric, days).forEach((part, found) -> parts.put(part.always(), found));
            return parts;
        }).getOrDefault(selection.compared(one.part), Set.of());
        boolean isItself = days.equals(one.days) && cells.equals(one.cells);
        return new Against(days, isItself ? Set.of() : cells, !Before.overlap(days, one.days) || areApart(one, cells));
    }

    private boolean areApart(Asked one, Set<Cell> others) {
        return one.cells.stream().map(selection::shared)
                .noneMatch(shared -> present.get(counted(one.days)).containsKey(shared) && (others.contains(shared)
                        || !one.cells.contains(shared)));
    }

    /** What may be told of the cells that matter. */
    private Map<CellIn, Distribution> read(Collection<Asked> asked, Collection<Against> against) {
        var cells = new HashSet<Cell>();
        asked.forEach(one -> cells.addAll(shown(one.cells, one.days)));
        against.forEach(one -> cells.addAll(shown(one.cells, one.days)));
        if (cells.isEmpty()) {
            return Map.of();
        }
        var buckets = new HashMap<String, Buckets>();
        metrics.values().forEach(metric -> buckets.put(metric.base(), metric.measure().buckets()));
        return counts.read(cells, periods, buckets);
    }

    /** All of these cells, or none if one of them must not be told. */
    private Set<Cell> shown(Set<Cell> cells, Period days) {
        return Collections.disjoint(cells, withheld.get(counted(days))) ? cells : Set.of();
    }

    private Score score(Asked one, Optional<Against> against, Map<CellIn, Distribution> told) {
        var touchpoint = one.part.touchpoint();
        var answers = answers(one.metric, one.cells, one.days, told);
        return new Score(one.metric, selection.question(one.metric.key(), one.part, one.days), one.part, answers,
                answers.isPresent() ? people(one) : OptionalLong.empty(),
                answers.isPresent() ? Optional.empty() : nearest(one),
                against.flatMap(with -> answers(one.metric, with.cells, with.days, told)
                        .map(before -> new Before(before, with.days, with.isApart))),
                touchpoint == null ? Optional.empty() : places.metric(touchpoint, one.metric.key()),
                touchpoint == null ? Optional.empty() : places.isPlanned(touchpoint), counts.isFromTallies());
    }

    private Optional<Period> nearest(Asked one) {
        return disclosure.nearest(one.cells, counted(one.days))
                .map(within -> within.to() == null ? new Period(within.from(), one.days.to()) : within);
    }

    private Optional<Answers> answers(Metric metric, Set<Cell> cells, Period days, Map<CellIn, Distribution> told) {
        int period = periods.indexOf(counted(days));
        var parts = shown(cells, days).stream().map(cell -> told.getOrDefault(new CellIn(cell, period), Distribution.EMPTY))
                .toList();
        var observed = Distribution.sum(parts);
        if (observed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(metric.calculation() instanceof PerTime perTime
                ? new Answers.OverPeriod(perTime.formula(), observed, daysUntilToday(days))
                : new Answers.OfOneMetric(metric.formula(), observed));
    }

    /** Days that have not come yet have not gone without anything happening. */
    private OptionalDouble daysUntilToday(Period days) {
        if (days.from() == null) {
            return OptionalDouble.empty();
        }
        var today = settings.day(Instant.now());
        var last = days.to() == null || days.to().isAfter(today) ? today : days.to();
        return OptionalDouble.of(Math.max(1, last.toEpochDay() - days.from().toEpochDay() + 1));
    }

    /** One person may be counted at several touchpoints. */
    private OptionalLong people(Asked one) {
        return one.cells.stream().map(Cell::touchpoint).distinct().count() > 1 ? OptionalLong.empty()
                : OptionalLong
                        .of(one.cells.stream().mapToLong(cell -> present.get(counted(one.days)).get(cell).people()).sum());
    }
}
