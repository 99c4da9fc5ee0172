package cx.touchstone.scoring.score.related;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.catalogue.Metrics;
import cx.touchstone.scoring.metric.Calculation;
import cx.touchstone.scoring.metric.Calculation.LastValue;
import cx.touchstone.scoring.metric.Calculation.OfCustomers;
import cx.touchstone.scoring.metric.Calculation.OfPurchases;
import cx.touchstone.scoring.metric.Calculation.OfTwo;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.plan.PlannedPlaces;
import cx.touchstone.scoring.purchase.CustomerValues;
import cx.touchstone.scoring.purchase.CustomerValues.Terms;
import cx.touchstone.scoring.question.Filter;
import cx.touchstone.scoring.question.ScoreQuestion;
import cx.touchstone.scoring.question.Selection;
import cx.touchstone.scoring.reading.Readings;
import cx.touchstone.scoring.score.Score;
import cx.touchstone.scoring.settings.Settings;

/** Scores of metrics that are made of others: shown only if everything is that they are made of. */
@ApplicationScoped
public class RelatedScores {

    @Inject
    Metrics metrics;
    @Inject
    Readings readings;
    @Inject
    CustomerValues customers;

    /**
     * What the answer to a question is made of.
     *
     * @param related metrics asked for that are made of others, by key
     * @param parts metrics that those are made of, by key
     */
    public record Plan(Map<String, Metric> related, Map<String, Metric> parts) {

        /** Those whose scores come from tables. */
        public Map<String, Metric> tabled() {
            return parts.values().stream().filter(Metric::isTallied).collect(Collectors.toMap(Metric::key, metric -> metric));
        }

        private Set<String> read() {
            return Stream.concat(parts.values().stream(), related.values().stream())
                    .filter(metric -> metric.calculation() instanceof LastValue).map(Metric::key).collect(Collectors.toSet());
        }
    }

    /**
     * What is needed for those of these metrics that are made of others; what cannot be asked of them is added to the faults.
     */
    public Plan plan(Collection<Metric> asked, ScoreQuestion question, List<Fault> faults) {
        var related = asked.stream().filter(metric -> !metric.isTallied()).collect(Collectors.toMap(Metric::key, m -> m));
        var parts = metrics.named(related.values().stream().map(Metric::calculation).flatMap(RelatedScores::parts)
                .collect(Collectors.toSet()));
        var plan = new Plan(related, parts);
        boolean asksForPersona = question.axes().stream().anyMatch(Filter::isPersona);
        if (asksForPersona && !plan.read().isEmpty()) {
            faults.add(new Fault("persona", "unsupported-combination", "Of last values nobody knows whose they are."));
        }
        boolean isOfAll = question.places().isAnywhere() && question.axes().isEmpty() && question.grouping().isNone();
        related.values().stream().filter(metric -> metric.calculation() instanceof OfPurchases && !isOfAll)
                .forEach(metric -> faults.add(new Fault("metric", "unsupported-combination",
                        metric.key() + " is of all customers together.")));
        return plan;
    }

    private static Stream<String> parts(Calculation calculation) {
        return switch (calculation) {
            case OfTwo two -> Stream.of(two.above(), two.below());
            case OfCustomers of -> Stream.of(of.customers(), of.joined());
            case LastValue last -> Stream.empty();
            case OfPurchases purchases -> Stream.empty();
            case Calculation.OfAnswers answers -> Stream.empty();
            case Calculation.PerTime perTime -> Stream.empty();
        };
    }

    /** Answers one question by the scores of others. */
    public interface Scoring {
        List<Score> answer(ScoreQuestion question);
    }

    /**
     * @param tabled scores of the parts that come from tables, of the same question
     * @param scoring answers other questions
     */
    public List<Score> of(Plan plan, ScoreQuestion question, Selection selection, PlannedPlaces places, Settings settings,
            List<Score> tabled, Scoring scoring) {
        var now = Instant.now();
        var read = plan.read();
        var values = new LastValues(read.isEmpty() ? Map.of() : readings.before(read, now), places, settings, now);
        var answering = new AnsweredQuestion(question, selection, values, tabled, scoring, purchased(settings));
        return new TreeMap<>(plan.related).values().stream()
                .flatMap(metric -> answering.scores(metric).stream().map(score -> planned(score, places))).toList();
    }

    private static Score planned(Score score, PlannedPlaces places) {
        var touchpoint = score.part().touchpoint();
        return touchpoint == null ? score
                : new Score(score.metric(), score.question(), score.part(), score.answers(), score.people(), score.nearest(),
                        score.before(), places.metric(touchpoint, score.metric().key()), places.isPlanned(touchpoint),
                        score.isTallied());
    }

    /** What customers are worth by what they bought until a day, today if there is none; absent when too few bought again. */
    interface Purchased {
        Optional<CustomerValues.Valued> until(String metric, LocalDate last);
    }

    private Purchased purchased(Settings settings) {
        return (metric, last) -> customers.of(
                Terms.usual(metric, last == null ? settings.day(Instant.now()) : last, settings),
                Math.max(CustomerValues.FEWEST, settings.threshold()));
    }
}
