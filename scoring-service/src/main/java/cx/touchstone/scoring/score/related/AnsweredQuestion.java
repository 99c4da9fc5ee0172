package cx.touchstone.scoring.score.related;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.formula.Count;
import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.formula.Moments;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.formula.customer.Retention;
import cx.touchstone.scoring.formula.sketch.LogBuckets;
import cx.touchstone.scoring.metric.Calculation;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.purchase.TooMuchToRead;
import cx.touchstone.scoring.question.ScoreQuestion;
import cx.touchstone.scoring.question.Selection;
import cx.touchstone.scoring.question.Selection.Part;
import cx.touchstone.scoring.score.Answers;
import cx.touchstone.scoring.score.Answers.Counting;
import cx.touchstone.scoring.score.Score;
import cx.touchstone.scoring.score.Score.Before;
import cx.touchstone.scoring.score.related.LastValues.Asked;
import cx.touchstone.scoring.score.related.RelatedScores.Purchased;
import cx.touchstone.scoring.score.related.RelatedScores.Scoring;

/** One question, answered for metrics that are made of others once those are known. */
final class AnsweredQuestion {

    private final ScoreQuestion question;
    private final Selection selection;
    private final LastValues values;
    private final List<Score> tabled;
    private final Scoring scoring;
    private final Purchased purchased;

    /**
     * @param tabled scores of the parts that come from tables
     * @param scoring answers other questions by scores that come from tables
     */
    AnsweredQuestion(ScoreQuestion question, Selection selection, LastValues values, List<Score> tabled, Scoring scoring,
            Purchased purchased) {
        this.question = question;
        this.selection = selection;
        this.values = values;
        this.tabled = tabled;
        this.scoring = scoring;
        this.purchased = purchased;
    }

    /** Makes the answers of one score, as far as they may be told. */
    private interface Made {
        Optional<Answers> of(ScoreQuestion one);
    }

    Collection<Score> scores(Metric metric) {
        var scores = switch (metric.calculation()) {
            case Calculation.OfTwo two -> two(metric, two);
            case Calculation.LastValue last -> made(metric, metric.key(), one -> last(metric.key(), one));
            case Calculation.OfCustomers of -> made(metric, of.customers(), one -> customers(of, one));
            case Calculation.OfPurchases of -> made(metric, List.of(new Asked(selection.whole(), question.period())),
                    one -> purchases(of, one));
            case Calculation.OfAnswers answers -> throw new IllegalArgumentException(metric.key());
            case Calculation.PerTime perTime -> throw new IllegalArgumentException(metric.key());
        };
        return scores.isEmpty() && question.grouping().isNone()
                ? List.of(score(metric, new Asked(selection.whole(), question.period()), Optional.empty(), Optional.empty()))
                : scores;
    }

    private Collection<Score> made(Metric metric, String grouped, Made answers) {
        return made(metric, values.asked(grouped, question, selection), answers);
    }

    private Collection<Score> made(Metric metric, Collection<Asked> asked, Made answers) {
        var scores = new TreeMap<Part, Score>();
        asked.forEach(one -> {
            var told = answers.of(selection.question(metric.key(), one.part(), one.days()));
            var before = question.comparison().flatMap(with -> answers.of(other(metric, one, with.of(one.days())))
                    .map(then -> new Before(then, with.of(one.days()), !Before.overlap(with.of(one.days()), one.days()))));
            scores.put(one.part(), score(metric, one, told, before));
        });
        return scores.values();
    }

    /** The question that is answered by what a score is compared with. */
    private ScoreQuestion other(Metric metric, Asked one, Period days) {
        return selection.compared().question(metric.key(), selection.compared(one.part()), days);
    }

    private Score score(Metric metric, Asked one, Optional<Answers> answers, Optional<Before> before) {
        return new Score(metric, selection.question(metric.key(), one.part(), one.days()), one.part(), answers,
                OptionalLong.empty(), Optional.empty(), before, Optional.empty(), Optional.empty(), true);
    }

    private Collection<Score> two(Metric metric, Calculation.OfTwo two) {
        return of(two.above()).map(above -> {
            var one = new Asked(above.part(), above.question().period());
            var below = of(two.below()).filter(score -> score.part().equals(above.part())).findFirst();
            var now = above.answers().flatMap(answers -> below(two, below.map(Score::answers), above.question())
                    .map(by -> (Answers) new RelatedAnswers.OfTwo(two.relation(), answers.observed(), by)));
            var before = above.before().flatMap(then -> below(two, below.map(score -> score.before().map(Before::answers)),
                    other(metric, one, then.period()))
                    .map(by -> new Before(new RelatedAnswers.OfTwo(two.relation(), then.answers().observed(), by),
                            then.period(), then.isApart())));
            return new Score(metric, selection.question(metric.key(), one.part(), one.days()), one.part(), now,
                    now.isPresent() ? above.people() : OptionalLong.empty(),
                    now.isPresent() ? Optional.empty() : above.nearest(), before, Optional.empty(), Optional.empty(),
                    above.isTallied());
        }).toList();
    }

    private Stream<Score> of(String metric) {
        return tabled.stream().filter(score -> score.metric().key().equals(metric));
    }

    /** What is measured by: of a table if there are scores of it, else the mean of last values. */
    private Optional<Function<Counting, Sample>> below(Calculation.OfTwo two, Optional<Optional<Answers>> scored,
            ScoreQuestion one) {
        if (scored.isPresent()) {
            return scored.get().map(Answers::observed).map(observed -> counting -> counting.of(observed));
        }
        var mean = values.mean(two.below(), one);
        return mean.isEmpty() ? Optional.empty()
                : Optional.of(counting -> of(List.of(BigDecimal.valueOf(mean.getAsDouble()))).unweighted());
    }

    private Optional<Answers> last(String metric, ScoreQuestion one) {
        var last = values.atEnd(metric, one);
        return last.isEmpty() ? Optional.empty()
                : Optional.of(new RelatedAnswers.OfNumber(sum(last).doubleValue(), of(last)));
    }

    private Optional<Answers> customers(Calculation.OfCustomers of, ScoreQuestion one) {
        double start = sum(values.atStart(of.customers(), one)).doubleValue();
        var end = values.atEnd(of.customers(), one);
        if (start <= 0 || end.isEmpty()) {
            return Optional.empty();
        }
        // Where nothing is told of new ones there were none: they are nobody that must not be told of.
        double joined = scoring.answer(one.about(Set.of(of.joined())).in(one.period())).stream()
                .flatMap(score -> score.answers().stream())
                .mapToDouble(answers -> answers.observed().unweighted().total()).sum();
        return Optional.of(new RelatedAnswers.OfCustomers(new Retention(start, sum(end).doubleValue(), joined),
                many(Math.round(start))));
    }

    private Optional<Answers> purchases(Calculation.OfPurchases of, ScoreQuestion one) {
        var last = one.period().to();
        var until = new Period(null, last);
        var bought = scoring.answer(one.about(Set.of(of.purchases())).in(until));
        if (bought.stream().anyMatch(Score::isWithheld)) {
            return Optional.empty();
        }
        TooMuchToRead.check(bought.stream().flatMap(score -> score.answers().stream()).map(Answers::observed)
                .mapToLong(Distribution::n).sum());
        return purchased.until(of.purchases(), last)
                .map(valued -> new RelatedAnswers.OfNumber(valued.mean(), many(valued.customers())));
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Of so many, of which nothing else is known. */
    private static Distribution many(long n) {
        var number = BigDecimal.valueOf(n);
        return Distribution.withoutHistogram(new Count(n, number, number), Moments.NONE, LogBuckets.PERCENT);
    }

    private static Distribution of(List<BigDecimal> values) {
        var number = BigDecimal.valueOf(values.size());
        return Distribution.withoutHistogram(new Count(values.size(), number, number),
                values.stream().map(value -> Moments.one(value, BigDecimal.ONE)).reduce(Moments.NONE, Moments::plus),
                LogBuckets.PERCENT);
    }
}
