package cx.touchstone.scoring.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import cx.touchstone.scoring.counts.Axes;
import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.plan.PlannedPlaces;

/** Which cells of a table a question is about, and which of its scores each of them counts for. */
public final class Selection {

    private static final Comparator<String> ABSENT_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());
    /** Sorts before every character that a value has. */
    private static final char FIRST = 0;

    private final ScoreQuestion question;
    private final PlannedPlaces places;
    private final Axes axes;

    /** @param places of the journeys and stages that the question names */
    public Selection(ScoreQuestion question, PlannedPlaces places) {
        this(question, places, new Axes(question.tellsTouchpointsApart(), question.axes()));
    }

    private Selection(ScoreQuestion question, PlannedPlaces places, Axes axes) {
        this.question = question;
        this.places = places;
        this.axes = axes;
    }

    /**
     * What one score is about, of whatever metric.
     *
     * @param stage null when stages are not told apart
     * @param touchpoint null when touchpoints are not told apart
     * @param values one for each axis that the question is grouped by
     * @param days null when days are not told apart
     */
    public record Part(String stage, String touchpoint, List<String> values, Period days) implements Comparable<Part> {

        private static final Comparator<Part> ORDER = Comparator.comparing(Part::stage, ABSENT_FIRST)
                .thenComparing(Part::touchpoint, ABSENT_FIRST)
                .thenComparing(part -> String.join(String.valueOf(FIRST), part.values))
                .thenComparing(part -> part.days == null ? null : part.days.from(),
                        Comparator.nullsFirst(Comparator.naturalOrder()));

        @Override
        public int compareTo(Part other) {
            return ORDER.compare(this, other);
        }

        /** The same, on whatever days. */
        public Part always() {
            return new Part(stage, touchpoint, values, null);
        }
    }

    public Axes axes() {
        return axes;
    }

    /** The only part of a question that is not grouped. */
    public Part whole() {
        return new Part(null, onlyTouchpoint(), List.of(), null);
    }

    private String onlyTouchpoint() {
        return question.places().touchpoints().size() == 1 ? question.places().touchpoints().first() : null;
    }

    /** The part of the question that a cell counts for on these days; absent when it does not count. */
    public Optional<Part> part(Cell cell, Period days) {
        var grouping = question.grouping();
        var stage = grouping.byStage() ? places.stage(cell.touchpoint()) : Optional.<String> empty();
        if (!isRightPlace(cell.touchpoint()) || grouping.byStage() && stage.isEmpty() || !areRight(cell.values())) {
            return Optional.empty();
        }
        var values = grouping.axes().stream().map(axis -> cell.values().get(axes.others().indexOf(axis))).toList();
        return Optional.of(new Part(stage.orElse(null), grouping.byTouchpoint() ? cell.touchpoint() : onlyTouchpoint(), values,
                grouping.unit().isPresent() ? days : null));
    }

    private boolean isRightPlace(String touchpoint) {
        if (!axes.touchpoints()) {
            return touchpoint.equals(Cell.ALL);
        }
        var wanted = question.places().touchpoints();
        return !touchpoint.equals(Cell.ALL) && !touchpoint.isEmpty() && places.has(touchpoint)
                && (wanted.isEmpty() || wanted.contains(touchpoint));
    }

    private boolean areRight(List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            var axis = axes.others().get(i);
            var value = values.get(i);
            boolean isTotal = value.equals(Cell.ALL);
            boolean isRight = question.filter(axis).map(wanted -> wanted.contains(value))
                    .orElse(question.grouping().axes().contains(axis) ? !isTotal && !value.isEmpty() : isTotal);
            if (!isRight) {
                return false;
            }
        }
        return true;
    }

    /** How the comparison selects, out of the same table: as this one if only days are compared. */
    public Selection compared() {
        return switch (question.comparison().orElse(null)) {
            case Comparison.WithTouchpoint with -> new Selection(question.with(Places.ANYWHERE.at(with.touchpoint())),
                    PlannedPlaces.ANYWHERE, axes);
            case Comparison.WithSegment with -> new Selection(
                    question.with(with.axis(), new Filter(with.axis(), with.value())), places, axes);
            case Comparison.WithPersona with -> new Selection(
                    question.with(persona(), new Filter(with.axis(), Filter.IN)), places, axes);
            case null, default -> this;
        };
    }

    /** What a part is compared with, among those of {@link #compared()}. */
    public Part compared(Part part) {
        var grouped = question.grouping().axes();
        return switch (question.comparison().orElse(null)) {
            case Comparison.WithTouchpoint with -> new Part(null, with.touchpoint(), part.values, null);
            case Comparison.WithSegment with when grouped.contains(with.axis()) -> new Part(part.stage, part.touchpoint,
                    with(part.values, grouped.indexOf(with.axis()), with.value()), null);
            case null, default -> part.always();
        };
    }

    /** Where those are who belong to a cell and, in the same period, to what it is compared with as well. */
    public Cell shared(Cell cell) {
        return question.comparison().orElse(null) instanceof Comparison.WithPersona with
                ? with(cell, with.axis(), Filter.IN)
                : cell;
    }

    private String persona() {
        return question.filters().stream().map(Filter::axis).filter(Filter::isPersona).findFirst().orElseThrow();
    }

    private Cell with(Cell cell, String axis, String value) {
        return new Cell(cell.metric(), cell.touchpoint(), with(cell.values(), axes.others().indexOf(axis), value));
    }

    private static List<String> with(List<String> values, int index, String value) {
        var others = new ArrayList<>(values);
        others.set(index, value);
        return others;
    }

    /** The question that the score of a part answers by itself. */
    public ScoreQuestion question(String metric, Part part, Period days) {
        var at = question.places();
        if (part.stage != null) {
            at = at.in(part.stage);
        }
        if (part.touchpoint != null) {
            at = at.at(part.touchpoint);
        }
        return question.ofOne(metric, at, values(part), days);
    }

    private Map<String, String> values(Part part) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < part.values.size(); i++) {
            values.put(question.grouping().axes().get(i), part.values.get(i));
        }
        return values;
    }
}
