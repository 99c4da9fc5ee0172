package cx.touchstone.scoring.formula.share;

import java.util.Optional;
import java.util.OptionalDouble;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.formula.Unit;

/**
 * Share of a box among some of the answers, times 100; the others leave the total. Range 0..100, in percent. Net first contact
 * resolution is the share of resolved (1) among resolved and unresolved (0 and 1), without those that could not be resolved at
 * the
 * first contact (2). Interval and change: as for {@link BoxShare}, with the answers that are left; where none is left there is
 * no
 * score.
 *
 * @param from lowest value in the box
 * @param to highest value in the box
 * @param lowest lowest value that counts, at most {@code from}
 * @param highest highest value that counts, at least {@code to}
 */
public record ShareWithin(int from, int to, int lowest, int highest) implements Formula {

    public ShareWithin {
        if (from > to || lowest > from || to > highest) {
            throw new IllegalArgumentException("A box goes from its lowest value to its highest, both of which count");
        }
    }

    @Override
    public String id() {
        return "share-within";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public String definition() {
        return "Share of " + BoxShare.box(from, to) + " among " + BoxShare.box(lowest, highest) + ", times 100";
    }

    @Override
    public String source() {
        return "Interval: Wilson, JASA 22 (1927); change: Newcombe, Statistics in Medicine 17 (1998)";
    }

    @Override
    public boolean speaksOf(Sample sample) {
        return size(sample) > 0;
    }

    @Override
    public double value(Sample sample) {
        return 100 * share(sample);
    }

    @Override
    public String intervalMethod() {
        return Wilson.METHOD;
    }

    @Override
    public Optional<Interval> interval(Sample sample) {
        return Optional.of(Wilson.interval(share(sample), size(sample)).scaled(100));
    }

    @Override
    public Optional<Change> change(Sample now, Sample before) {
        return Optional.of(Wilson.change(share(now), size(now), share(before), size(before)));
    }

    @Override
    public OptionalDouble rescaled(double value) {
        return OptionalDouble.of(value);
    }

    private double share(Sample sample) {
        return Math.min(1, sample.share(from, to) / sample.share(lowest, highest));
    }

    private double size(Sample sample) {
        return sample.size() * sample.share(lowest, highest);
    }
}
