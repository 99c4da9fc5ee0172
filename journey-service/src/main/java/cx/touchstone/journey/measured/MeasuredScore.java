package cx.touchstone.journey.measured;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A score as scoring-service answered it.
 *
 * @param value null when it is withheld or nothing was measured
 * @param status reached, missed or below-floor; null without a target
 * @param id names it for its explanation
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record MeasuredScore(String metric, String touchpoint, Double value, String unit, Long n, MeasuredInterval interval,
        Double target, Double floor, String status, MeasuredChange change, String id, boolean withheld, String withheldReason) {

    /** Where the score may be, as likely as 95 %. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record MeasuredInterval(double low, double high) {
    }

    /** How far it is from the score before, and whether that is more than chance. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record MeasuredChange(double value, Double low, Double high, Double pValue, boolean significant,
            Double significantAt, MeasuredBefore comparison) {
    }

    /** The score before. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record MeasuredBefore(double value, long n) {
    }

    /** Whether it is worse than what the plan aims at. */
    public boolean missesItsTarget() {
        return fallsBelowItsFloor() || "missed".equals(status);
    }

    public boolean fallsBelowItsFloor() {
        return "below-floor".equals(status);
    }
}
