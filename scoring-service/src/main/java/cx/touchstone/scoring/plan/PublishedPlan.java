package cx.touchstone.scoring.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;

/**
 * The message that a journey's version was published.
 *
 * @param messageId the same when the message is delivered again
 * @param version numbers the versions of the journey from 1
 */
public record PublishedPlan(
        @NotNull UUID messageId,
        @NotNull UUID journeyId,
        @NotBlank @Size(max = 200) String name,
        @NotNull @Positive Integer version,
        @NotNull Instant publishedAt,
        @NotNull @Size(max = 5000) List<@NotNull @Valid PlannedTouchpoint> touchpoints) {

    /** Refuses what the shape of the message cannot rule out. */
    void checkIsOf(UUID journey) {
        var faults = new ArrayList<Fault>();
        if (!journey.equals(journeyId)) {
            faults.add(new Fault("/journeyId", "mismatch", "journeyId is not the journey that the address names."));
        }
        var keys = new HashSet<String>();
        for (int i = 0; i < touchpoints.size(); i++) {
            if (!keys.add(touchpoints.get(i).key())) {
                faults.add(new Fault("/touchpoints/" + i + "/key", "duplicate", "Two touchpoints have this key."));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
    }
}
