package cx.touchstone.scoring.score.related;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

import cx.touchstone.scoring.counts.Axes;
import cx.touchstone.scoring.counts.Cell;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.plan.PlannedPlaces;
import cx.touchstone.scoring.question.Filter;
import cx.touchstone.scoring.question.ScoreQuestion;
import cx.touchstone.scoring.question.Selection;
import cx.touchstone.scoring.question.Selection.Part;
import cx.touchstone.scoring.reading.Course;
import cx.touchstone.scoring.reading.Reading;
import cx.touchstone.scoring.settings.Settings;

/** What the readings of metrics come to, for single scores of one question. */
final class LastValues {

    private final Map<String, List<Reading>> readings;
    private final PlannedPlaces places;
    private final Settings settings;
    private final Instant now;

    /**
     * @param readings by metric
     * @param places of the journeys and stages that the question names
     */
    LastValues(Map<String, List<Reading>> readings, PlannedPlaces places, Settings settings, Instant now) {
        this.readings = readings;
        this.places = places;
        this.settings = settings;
        this.now = now;
    }

    /** The days and parts of the question that have a score of a metric. */
    Set<Asked> asked(String metric, ScoreQuestion question, Selection selection) {
        var asked = new HashSet<Asked>();
        var all = of(metric);
        var days = question.stretches(all.isEmpty() ? null : month(all.getFirst().observedAt()), month(now),
                settings.weekStart());
        for (var stretch : days) {
            all.stream().filter(reading -> reading.observedAt().isBefore(end(stretch)))
                    .flatMap(reading -> cells(reading, metric, selection.axes()).stream())
                    .forEach(cell -> selection.part(cell, stretch).ifPresent(part -> asked.add(new Asked(part, stretch))));
        }
        return asked;
    }

    /** One score asked for. */
    record Asked(Part part, Period days) {
    }

    /** The last values at the end of the question's period, of series that belong to it. */
    List<BigDecimal> atEnd(String metric, ScoreQuestion one) {
        return new Course(of(metric), belongs(one, false)).before(end(one.period()));
    }

    /** The last values before the question's period began, of series that belong to it; none when it has no beginning. */
    List<BigDecimal> atStart(String metric, ScoreQuestion one) {
        var from = one.period().from();
        return from == null ? List.of()
                : new Course(of(metric), belongs(one, false)).before(from.atStartOfDay(settings.zone()).toInstant());
    }

    /** The mean within the question's period; a series that belongs to no touchpoint counts wherever one asks. */
    OptionalDouble mean(String metric, ScoreQuestion one) {
        var from = one.period().from();
        return new Course(of(metric), belongs(one, true)).mean(
                from == null ? null : from.atStartOfDay(settings.zone()).toInstant(), end(one.period()));
    }

    private List<Reading> of(String metric) {
        return readings.getOrDefault(metric, List.of());
    }

    private YearMonth month(Instant moment) {
        return YearMonth.from(settings.day(moment));
    }

    private Instant end(Period period) {
        var end = period.to() == null ? now : period.to().plusDays(1).atStartOfDay(settings.zone()).toInstant();
        return end.isBefore(now) ? end : now;
    }

    private Predicate<Reading> belongs(ScoreQuestion one, boolean wherever) {
        return reading -> one.filters().stream().allMatch(filter -> filter.values().contains(value(reading, filter.axis())))
                && (one.places().isAnywhere() || (reading.touchpoint().isEmpty() ? wherever
                        : places.has(reading.touchpoint()) && (one.places().touchpoints().isEmpty()
                                || one.places().touchpoints().contains(reading.touchpoint()))));
    }

    private static String value(Reading reading, String axis) {
        return axis.equals(Filter.CHANNEL) ? reading.channel() : reading.attributes().getOrDefault(axis, "");
    }

    /** Every cell of a table that a reading would be in. */
    private static List<Cell> cells(Reading reading, String metric, Axes axes) {
        var values = List.of(List.<String> of());
        for (var axis : axes.others()) {
            var longer = new ArrayList<List<String>>();
            for (var value : List.of(value(reading, axis), Cell.ALL)) {
                values.forEach(before -> {
                    var after = new ArrayList<>(before);
                    after.add(value);
                    longer.add(after);
                });
            }
            values = longer;
        }
        return values.stream().map(each -> new Cell(metric, axes.touchpoints() ? reading.touchpoint() : Cell.ALL, each))
                .toList();
    }
}
