package cx.touchstone.journey.action;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.calendar.OnCalendar;
import cx.touchstone.journey.map.ScoreRanges;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;

/** What is to be done, as somebody plans it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActionPlan(
        @NotBlank @Size(max = 200) @Schema(examples = "Signs at the queue") String title,
        @Size(max = 10_000) String description,
        @NotBlank @Size(max = 200) @Schema(description = "Who does it.", examples = "Jon Reyes") String owner,
        @NotNull @Schema(examples = "2027-03-31") @OnCalendar LocalDate dueOn,
        @Schema(description = "medium unless told.") Action.Priority priority,
        @NotNull @Size(max = 64) @Pattern(regexp = "[a-z][a-z0-9_]*", message = "must be the key of a metric") @Schema(description = "What is to get better at the finding's touchpoint.", examples = "csat") String metric,
        @NotNull @Digits(integer = 18, fraction = 10) @Schema(description = "The score to reach, in the metric's unit.", examples = "80") BigDecimal target)
        implements
            ScoreRanges.Aims {

    @Override
    public Stream<String> aimedAt() {
        return Stream.ofNullable(metric);
    }

    /** @param ranges what scores metrics can have */
    void describe(Action action, ScoreRanges ranges, Instant now) {
        List<Fault> faults = new ArrayList<>();
        ranges.of(metric).ifPresent(range -> range.check("/target", metric, target, faults));
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        action.plan(title, description, owner, dueOn, priority == null ? Action.Priority.MEDIUM : priority, now);
        action.aim(metric, target);
    }
}
