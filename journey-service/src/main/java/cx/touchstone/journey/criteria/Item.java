package cx.touchstone.journey.criteria;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.formula.ChecklistScore.Judged;
import cx.touchstone.journey.map.Key;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One thing to look at.
 *
 * @param points the most that it can get; 1 for yes or no
 * @param weight how much it counts beside the others
 * @param critical whether its failure takes away all points of its section
 * @param passAt from how many points on a critical item has not failed; null for all of them
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ChecklistItem")
public record Item(
        @NotNull @Size(max = Key.LONGEST) @Pattern(regexp = Key.PATTERN, message = Key.RULE) @Schema(examples = "greeted") String key,
        @NotBlank @Size(max = 500) @Schema(examples = "Was the passenger greeted?") String text,
        @Min(1) @Max(1000) @Schema(description = "The most that it can get; 1 (yes or no) unless told.") Integer points,
        @Min(1) @Max(1000) @Schema(description = "How much it counts beside the others; 1 unless told.") Integer weight,
        @Schema(description = "Whether its failure takes away all points of its section; false unless told.") Boolean critical,
        @Min(1) @Max(1000) @Schema(description = "From how many points on a critical item has not failed; all of them unless told.") Integer passAt) {

    public Item {
        points = points == null ? 1 : points;
        weight = weight == null ? 1 : weight;
        critical = critical != null && critical;
    }

    boolean passesBeyondItsPoints() {
        return passAt != null && passAt > points;
    }

    /** How this answer counts; one without points does not apply. */
    Judged judged(Answer answer) {
        if (answer.points() == null) {
            return new Judged(0, points, weight, false, false);
        }
        double got = answer.points().doubleValue();
        return new Judged(got, points, weight, true, critical && got < (passAt == null ? points : passAt));
    }
}
