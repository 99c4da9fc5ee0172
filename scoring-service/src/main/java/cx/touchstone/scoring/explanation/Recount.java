package cx.touchstone.scoring.explanation;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Refusal;
import cx.touchstone.scoring.counts.TooMuchToCount;
import cx.touchstone.scoring.formula.Buckets;
import cx.touchstone.scoring.formula.Distribution;
import cx.touchstone.scoring.question.ScoreQuestion;
import cx.touchstone.scoring.score.Answers;
import cx.touchstone.scoring.score.Score;
import cx.touchstone.scoring.score.Scores;

/** Counts the observations of one score one by one, and compares what the tallies say. */
@ApplicationScoped
class Recount {

    /** How often it is tried, when more is counted meanwhile. */
    private static final int TRIES = 3;

    @Inject
    Scores scores;

    /**
     * What was found.
     *
     * @param score as it is told
     * @param observed one by one
     * @param agrees whether the two are the same; empty when something was counted at every try
     */
    record Found(Score score, Distribution observed, Optional<Boolean> agrees) {
    }

    /** The score as it is told; absent only if there is none of that name. */
    Optional<Score> score(ScoreQuestion question) {
        return scores.answer(question).stream().findFirst();
    }

    /** Absent when there is nothing to tell, too much to go through, or not all of it is kept. */
    Optional<Found> of(ScoreQuestion question) {
        try {
            Optional<Found> found = Optional.empty();
            for (int i = 0; i < TRIES && found.flatMap(Found::agrees).isEmpty(); i++) {
                found = compared(question);
                if (found.isEmpty()) {
                    return found;
                }
            }
            return found;
        } catch (TooMuchToCount | Refusal.Invalid e) {
            return Optional.empty();
        }
    }

    private Optional<Found> compared(ScoreQuestion question) {
        var before = score(question);
        var recounted = score(one(question)).flatMap(Score::answers).map(Answers::observed);
        if (recounted.isEmpty() || before.flatMap(Score::answers).isEmpty()) {
            return Optional.empty();
        }
        var told = before.get().answers().get().observed();
        boolean agrees = isSame(told, recounted.get());
        // Counted in between, the two are of different moments, and need not agree.
        boolean isStill = agrees
                || score(question).flatMap(Score::answers).map(Answers::observed).filter(told::equals).isPresent();
        return Optional.of(new Found(before.get(), recounted.get(), isStill ? Optional.of(agrees) : Optional.empty()));
    }

    /** The same question, answered from observations. */
    private static ScoreQuestion one(ScoreQuestion question) {
        return new ScoreQuestion(question.metrics(), question.places(), question.filters(), question.period(),
                Optional.empty(), question.grouping(), true);
    }

    private static boolean isSame(Distribution tallied, Distribution observed) {
        return tallied.all().equals(observed.all()) && tallied.moments().equals(observed.moments())
                && (tallied.buckets() != Buckets.WHOLE || tallied.counts().equals(observed.counts()));
    }
}
