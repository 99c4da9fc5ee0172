package cx.touchstone.scoring.persona;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;

/**
 * The message that a persona was made, changed or removed.
 *
 * @param messageId the same when the message is delivered again
 * @param version numbers the states of the persona from 1; that it is gone is its last
 * @param removed true when it is gone: then it has neither name nor conditions; else null or false
 * @param conditions all of which must hold
 */
public record PublishedPersona(
        @NotNull UUID messageId,
        @NotNull UUID id,
        @NotNull @Positive Integer version,
        Boolean removed,
        @Size(min = 1, max = 200) String name,
        @Size(min = 1, max = 20) List<@NotNull @Valid PersonaCondition> conditions) {

    boolean isGone() {
        return Boolean.TRUE.equals(removed);
    }

    /** Refuses what the shape of the message cannot rule out. */
    void checkIs(UUID persona) {
        var faults = new ArrayList<Fault>();
        if (!persona.equals(id)) {
            faults.add(new Fault("/id", "mismatch", "id is not the persona that the address names."));
        }
        check(name, "/name", faults);
        check(conditions, "/conditions", faults);
        for (int i = 0; conditions != null && i < conditions.size(); i++) {
            if (!conditions.get(i).saysOneThing()) {
                faults.add(new Fault("/conditions/" + i, "one-of",
                        "A condition has either in, or from and to, or present."));
            } else if (conditions.get(i).boundsCross()) {
                faults.add(new Fault("/conditions/" + i + "/to", "range", "to is below from."));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
    }

    private void check(Object given, String pointer, List<Fault> faults) {
        if (isGone() && given != null) {
            faults.add(new Fault(pointer, "unknown-field", "A persona that is gone has neither name nor conditions."));
        } else if (!isGone() && given == null) {
            faults.add(new Fault(pointer, "required", "A persona has a name and conditions."));
        }
    }
}
