package cx.touchstone.journey.measured;

import java.math.BigDecimal;
import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What was answered to the question whether an action had its effect.
 *
 * @param at when it was asked
 * @param by the key that asked
 * @param target what was to be reached
 * @param lowerIsBetter which way the metric is better
 * @param score as scoring-service answered: the value after, its change since before with interval and p-value; null when
 *        nothing was measured
 * @param why inconclusive: in one word
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ActionVerification")
public record Verification(Instant at, String by, String metric, String touchpoint, Days before, Days after,
        BigDecimal target, boolean lowerIsBetter,
        @Schema(description = "As scoring answered; absent when nothing was measured.") MeasuredScore score,
        Outcome outcome,
        @Schema(description = "Of what is inconclusive.", enumeration = {
                "not-measured", "withheld", "nothing-to-compare",
                "not-significant" }) String why){

    /** What it says of the action. */
    @Schema(name = "VerificationOutcome")
    public enum Outcome {
        /** The value is reached, and chance is an unlikely explanation of the improvement. */
        @JsonProperty("reached")
        REACHED,
        /** The value is not reached. */
        @JsonProperty("not-reached")
        NOT_REACHED,
        /** Nobody can tell from this. */
        @JsonProperty("inconclusive")
        INCONCLUSIVE
    }

    /** Judges what was answered. */
    public static Verification of(Instant at, String by, String metric, String touchpoint, Days before, Days after,
            BigDecimal target, boolean lowerIsBetter, MeasuredScore score) {
        String why = why(score);
        Outcome outcome = Outcome.INCONCLUSIVE;
        if (why == null) {
            double sign = lowerIsBetter ? -1 : 1;
            boolean reached = sign * score.value() >= sign * target.doubleValue();
            boolean improved = score.change().significant() && sign * score.change().value() > 0;
            outcome = !reached ? Outcome.NOT_REACHED : improved ? Outcome.REACHED : Outcome.INCONCLUSIVE;
            why = reached && !improved ? "not-significant" : null;
        }
        return new Verification(at, by, metric, touchpoint, before, after, target, lowerIsBetter, score, outcome, why);
    }

    private static String why(MeasuredScore score) {
        if (score == null) {
            return "not-measured";
        }
        if (score.withheld()) {
            return "withheld";
        }
        return score.value() == null ? "not-measured" : score.change() == null ? "nothing-to-compare" : null;
    }
}
