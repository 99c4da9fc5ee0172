package cx.touchstone.scoring.settings;

import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * That observations are counted anew, because the settings by which they were counted have changed.
 *
 * @param counted observations that were looked at so far
 */
@Schema(description = "That observations are counted anew.")
public record Recounting(What what, @Schema(description = "Observations that were looked at so far.") long counted) {

    /** What of them. */
    @Schema(name = "RecountingWhat")
    public enum What {
        /** The day of each, and with it what falls into business hours. */
        @JsonProperty("days")
        DAYS,
        /** What of durations falls into business hours. */
        @JsonProperty("business-hours")
        BUSINESS_HOURS;

        /** What has to be counted anew after this change, if anything. */
        static Optional<What> of(Settings before, Settings now) {
            if (!before.zone().equals(now.zone())) {
                return Optional.of(DAYS);
            }
            return before.hours().equals(now.hours()) ? Optional.empty() : Optional.of(BUSINESS_HOURS);
        }
    }
}
