package cx.touchstone.scoring.formula.share;

import java.util.Optional;
import java.util.OptionalDouble;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.formula.Unit;

/**
 * Share of the answers that fall in a box of the scale, times 100. Range 0..100, in percent. CSAT is the share of the upper
 * box (4–5 of 1–5, 6–7 of 1–7, 9–10 of 1–10), CES the same on a scale of ease (5–7 of 1–7). Interval: Wilson, which has a
 * width even for a single answer. Sources: top-2-box convention; CEB 2010 for effort; Wilson 1927, Newcombe 1998.
 *
 * @param from lowest value in the box
 * @param to highest value in the box
 */
public record BoxShare(int from, int to) implements Formula {

    public BoxShare {
        if (from > to) {
            throw new IllegalArgumentException("A box goes from its lowest value to its highest");
        }
    }

    @Override
    public String id() {
        return "box-share";
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
        return "Share of " + box(from, to) + ", times 100";
    }

    @Override
    public String source() {
        return "Top-2-box convention, CEB 2010 for effort; interval: Wilson, JASA 22 (1927); change: Newcombe, Statistics in Medicine 17 (1998)";
    }

    @Override
    public double value(Sample sample) {
        return 100 * sample.share(from, to);
    }

    @Override
    public String intervalMethod() {
        return Wilson.METHOD;
    }

    @Override
    public Optional<Interval> interval(Sample sample) {
        return Optional.of(Wilson.interval(sample.share(from, to), sample.size()).scaled(100));
    }

    @Override
    public Optional<Change> change(Sample now, Sample before) {
        return Optional.of(Wilson.change(now.share(from, to), now.size(), before.share(from, to), before.size()));
    }

    @Override
    public OptionalDouble rescaled(double value) {
        return OptionalDouble.of(value);
    }

    static String box(int from, int to) {
        return from == to ? "" + from : from + " to " + to;
    }
}
