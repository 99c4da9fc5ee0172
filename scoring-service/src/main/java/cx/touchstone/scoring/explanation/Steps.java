package cx.touchstone.scoring.explanation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.formula.amount.MeanScore;
import cx.touchstone.scoring.formula.amount.Occurrences;
import cx.touchstone.scoring.formula.amount.Percentile;
import cx.touchstone.scoring.formula.amount.RescaledMean;
import cx.touchstone.scoring.formula.amount.Sum;
import cx.touchstone.scoring.formula.share.BoxShare;
import cx.touchstone.scoring.formula.share.NetShare;
import cx.touchstone.scoring.formula.share.Nps;
import cx.touchstone.scoring.formula.share.ShareWithin;

/** The arithmetic of a score, so that somebody with the counts and a pencil comes to the same value; the last line has it. */
final class Steps {

    private static final int DECIMALS = 4;
    private static final int HIGHEST = Integer.MAX_VALUE;
    private static final int LOWEST = Integer.MIN_VALUE;

    private final Sample sample;

    private Steps(Sample sample) {
        this.sample = sample;
    }

    /** @param sample of which the formula speaks */
    static List<String> of(Formula formula, Sample sample) {
        var steps = new Steps(sample);
        return switch (formula) {
            case Nps nps -> steps.net(9, 10, 0, 6);
            case NetShare(int negativeTo, int positiveFrom) -> steps.net(positiveFrom, HIGHEST, LOWEST, negativeTo);
            case BoxShare(int from, int to) -> List.of(steps.share(from, to));
            case ShareWithin(int from, int to, int lowest, int highest) -> steps.within(from, to, lowest, highest);
            case MeanScore mean -> List.of(steps.mean());
            case RescaledMean(int min, int max) -> List.of(steps.mean(), "(%s − %d) / (%d − %d) × 100 = %s"
                    .formatted(plain(sample.mean()), min, max, min, plain(formula.value(sample))));
            case Percentile(double p) -> List.of(steps.percentile(p));
            case Sum sum -> List.of(steps.total(formula));
            case Occurrences occurrences -> List.of(steps.total(formula));
            default -> List.of("%s: %s".formatted(formula.definition(), plain(formula.value(sample))));
        };
    }

    private List<String> net(int positiveFrom, int positiveTo, int negativeFrom, int negativeTo) {
        double positive = 100 * sample.share(positiveFrom, positiveTo);
        double negative = 100 * sample.share(negativeFrom, negativeTo);
        return List.of(share(positiveFrom, positiveTo), share(negativeFrom, negativeTo),
                "%s − %s = %s".formatted(plain(positive), plain(negative), plain(positive - negative)));
    }

    private String share(int from, int to) {
        return "%s of %s gave %s: %s %%".formatted(count(from, to), plain(sample.weight()), box(from, to),
                plain(100 * sample.share(from, to)));
    }

    private List<String> within(int from, int to, int lowest, int highest) {
        double among = sample.share(lowest, highest);
        return List.of(share(lowest, highest),
                "%s of these %s gave %s: %s %%".formatted(count(from, to), count(lowest, highest),
                        box(from, to), plain(100 * sample.share(from, to) / among)));
    }

    private String mean() {
        return "all values together are %s, of %s answers: %s / %s = %s".formatted(plain(sample.total()),
                plain(sample.weight()),
                plain(sample.total()), plain(sample.weight()), plain(sample.mean()));
    }

    private String percentile(double p) {
        double error = sample.buckets().relativeError();
        return "of %s values in the order of their size, %s %% are not above this one%s: %s".formatted(plain(sample.weight()),
                plain(100 * p), error == 0 ? "" : ", which may be " + plain(100 * error) + " % off",
                plain(sample.percentile(p)));
    }

    private String total(Formula formula) {
        return "%s observations, all together: %s".formatted(plain(sample.weight()), plain(formula.value(sample)));
    }

    private String count(int from, int to) {
        return plain(sample.share(from, to) * sample.weight());
    }

    /** 9 or 10, 6 or less. */
    private static String box(int from, int to) {
        if (from == LOWEST) {
            return to + " or less";
        }
        if (to == HIGHEST) {
            return from + " or more";
        }
        return from == to ? String.valueOf(from) : to == from + 1 ? from + " or " + to : from + " to " + to;
    }

    /** 2,746 and 39.8398. */
    static String plain(double number) {
        var rounded = BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded).replace('-', '−');
    }
}
