package cx.touchstone.journey.verification;

import java.util.ArrayList;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import cx.touchstone.journey.measured.Days;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;

/** Which days are compared. */
public record BeforeAndAfter(@NotNull @Valid Days before, @NotNull @Valid Days after) {

    void check() {
        List<Fault> faults = new ArrayList<>();
        if (before.runBackwards()) {
            faults.add(new Fault("/before/to", "range", "to is before from."));
        }
        if (after.runBackwards()) {
            faults.add(new Fault("/after/to", "range", "to is before from."));
        }
        if (!after.from().isAfter(before.to())) {
            faults.add(new Fault("/after/from", "overlap", "after begins when before has ended."));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
    }
}
