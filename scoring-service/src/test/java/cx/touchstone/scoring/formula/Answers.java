package cx.touchstone.scoring.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Answers to make distributions of. */
public record Answers(List<Answer> answers) {

    public record Answer(int value, BigDecimal weight) {
    }

    /** So many detractors, passives and promoters. */
    public static Distribution recommending(int detractors, int passives, int promoters) {
        return times(3, detractors).plus(times(8, passives)).plus(times(10, promoters));
    }

    /** So many satisfied of so many on 1 to 5. */
    public static Distribution satisfied(int satisfied, int of) {
        return times(4, satisfied).plus(times(2, of - satisfied));
    }

    /** How often 1, 2, 3 and so on was answered. */
    public static Distribution counts(int... counts) {
        var distribution = Distribution.EMPTY;
        for (int i = 0; i < counts.length; i++) {
            distribution = distribution.plus(times(i + 1, counts[i]));
        }
        return distribution;
    }

    public static Distribution times(int value, int n) {
        return new Answers(Collections.nCopies(n, new Answer(value, BigDecimal.ONE))).distribution();
    }

    /** Answers on 0 to 10 with weights of up to ten decimals. */
    public static Answers random(Random random, int atMost) {
        var answers = new ArrayList<Answer>();
        int n = 1 + random.nextInt(atMost);
        for (int i = 0; i < n; i++) {
            answers.add(new Answer(random.nextInt(11), BigDecimal.valueOf(1 + random.nextLong(50_000_000_000L), 10)));
        }
        return new Answers(answers);
    }

    public Answers withWeightsOfOne() {
        return new Answers(answers.stream().map(answer -> new Answer(answer.value, BigDecimal.ONE)).toList());
    }

    public Distribution distribution() {
        return Distribution.sum(answers.stream().map(answer -> Distribution.one(answer.value, answer.weight)).toList());
    }
}
