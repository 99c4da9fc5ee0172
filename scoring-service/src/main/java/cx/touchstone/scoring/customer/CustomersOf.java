package cx.touchstone.scoring.customer;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Refusal;
import cx.touchstone.scoring.catalogue.Metrics;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.purchase.TooMuchToRead;
import cx.touchstone.scoring.question.ScoreQuestion;
import cx.touchstone.scoring.score.Answers;
import cx.touchstone.scoring.score.Score;
import cx.touchstone.scoring.score.Scores;

/** Whose observations are looked at one by one, and whether they may be: as a score of all of them may. */
@ApplicationScoped
class CustomersOf {

    @Inject
    Metrics metrics;
    @Inject
    Scores scores;

    /**
     * The metric with observations of its own.
     *
     * @throws Refusal.Invalid when there is none of this key, or it is computed from others
     */
    Metric metric(String key) {
        var named = metrics.named(key).flatMap(metric -> metrics.named(metric.base())).filter(Metric::isObserved);
        return named.orElseThrow(() -> new Refusal.Invalid("metric", "unknown-metric",
                "There is no metric " + key + " that is observed of customers."));
    }

    /** What was observed until the end of the period; empty when that must not be told. */
    Optional<Distribution> observed(Metric metric, Period period) {
        var observed = scores.answer(ScoreQuestion.ofAll(metric.key(), period)).stream().findFirst()
                .flatMap(Score::answers).map(Answers::observed);
        observed.map(Distribution::n).ifPresent(TooMuchToRead::check);
        return observed;
    }

    /** Whether a number of what was observed in the period may be told: neither few people are in it, nor beside it. */
    boolean mayBeTold(Metric metric, Period period) {
        return observed(metric, period).isPresent();
    }
}
