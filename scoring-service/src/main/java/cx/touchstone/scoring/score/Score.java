package cx.touchstone.scoring.score;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.scoring.counts.Axes;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.plan.PlannedTouchpoint.PlannedMetric;
import cx.touchstone.scoring.question.Filter;
import cx.touchstone.scoring.question.ScoreId;
import cx.touchstone.scoring.question.ScoreQuestion;
import cx.touchstone.scoring.question.Selection.Part;

/**
 * What was answered by one group, or that it must not be told.
 *
 * @param question that this score answers by itself
 * @param part of the question that was asked
 * @param answers empty when withheld
 * @param people behind the answers, at least; empty when withheld, or when one person may be counted at several touchpoints
 * @param nearest within the days asked for, where the period is why it is withheld
 * @param before what it is compared with; empty when there is nothing, or it is withheld
 * @param plan what the plans say of the metric at the touchpoint
 * @param isPlanned whether any plan has the touchpoint; empty when it is about several, or there is no plan
 * @param isTallied whether it was read from tallies; from observations otherwise
 */
public record Score(Metric metric, ScoreQuestion question, Part part, Optional<Answers> answers, OptionalLong people,
        Optional<Period> nearest, Optional<Before> before, Optional<PlannedMetric> plan, Optional<Boolean> isPlanned,
        boolean isTallied) {

    /**
     * What a score is compared with.
     *
     * @param isApart whether nobody's answer can be in both
     */
    public record Before(Answers answers, Period period, boolean isApart) {

        /** Whether there is a day in both. */
        public static boolean overlap(Period one, Period other) {
            return (one.from() == null || other.to() == null || !one.from().isAfter(other.to()))
                    && (other.from() == null || one.to() == null || !other.from().isAfter(one.to()));
        }
    }

    /** The observations that have this value of an attribute. */
    @Schema(name = "Segment", description = "The observations that have this value of an attribute; an empty one: those without it.")
    public record Segment(String key, String value) {

        boolean isOfSameKey(Segment other) {
            return key.equals(other.key);
        }
    }

    public boolean isWithheld() {
        return answers.isEmpty();
    }

    /** Names it; empty when the name would be too long. */
    public Optional<String> id() {
        return ScoreId.of(question);
    }

    /** Null when touchpoints are counted together. */
    public String touchpoint() {
        return part.touchpoint();
    }

    /** By whom: every value that counts. Empty for everybody. */
    public List<Segment> segments() {
        return question.filters().stream().filter(filter -> Filter.isAttribute(filter.axis()))
                .flatMap(filter -> filter.values().stream().map(value -> new Segment(filter.axis(), value))).toList();
    }

    /** The channels that count; empty for all. */
    public List<String> channels() {
        return question.filter(Axes.CHANNEL).map(List::copyOf).orElse(List.of());
    }

    /** Empty for everybody. */
    public Optional<UUID> persona() {
        return question.filters().stream().map(Filter::axis).filter(Filter::isPersona).map(Filter::personaOf).findFirst();
    }
}
