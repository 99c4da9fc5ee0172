package cx.touchstone.scoring.formula.share;

import java.util.Optional;
import java.util.OptionalDouble;

import cx.touchstone.scoring.formula.Change;
import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.Interval;
import cx.touchstone.scoring.formula.Sample;
import cx.touchstone.scoring.formula.Unit;

/**
 * Net Promoter Score: on the question how likely one is to recommend, 0 to 10, the share of promoters (9–10) minus the
 * share of detractors (0–6), times 100; passives (7–8) count in the total. Range −100..100, in points. Interval: adjusted
 * Wald, which has a width even for a single answer; below some thirty answers it is wider than most changes. Source: F.
 * Reichheld, The One Number You Need to Grow, Harvard Business Review, December 2003.
 */
public record Nps() implements Formula {

    private static final NetShare PROMOTERS_OVER_DETRACTORS = new NetShare(6, 9);

    @Override
    public String id() {
        return "nps";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Unit unit() {
        return Unit.POINTS;
    }

    @Override
    public String definition() {
        return "Share of promoters (9 and 10) minus share of detractors (0 to 6), times 100";
    }

    @Override
    public String source() {
        return "Reichheld, Harvard Business Review, December 2003; interval: Rocks, The American Statistician 70 (2016)";
    }

    @Override
    public double value(Sample sample) {
        return PROMOTERS_OVER_DETRACTORS.value(sample);
    }

    @Override
    public String intervalMethod() {
        return AdjustedWald.METHOD;
    }

    @Override
    public Optional<Interval> interval(Sample sample) {
        return PROMOTERS_OVER_DETRACTORS.interval(sample);
    }

    @Override
    public Optional<Change> change(Sample now, Sample before) {
        return PROMOTERS_OVER_DETRACTORS.change(now, before);
    }

    @Override
    public OptionalDouble rescaled(double value) {
        return PROMOTERS_OVER_DETRACTORS.rescaled(value);
    }
}
