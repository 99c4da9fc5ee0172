package cx.touchstone.journey.importance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.map.Stage;
import cx.touchstone.journey.map.Touchpoint;
import cx.touchstone.kit.Refusal.Fault;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** All rules of a tenant in their order: the first that holds decides. */
@RegisterForReflection
@Schema(name = "ImportanceRules")
public record Rules(
        @NotNull @Size(max = 100) @Schema(description = "The first that holds of a touchpoint decides; 50 where none does.") List<@NotNull @Valid Rule> rules) {

    static final Rules NONE = new Rules(List.of());

    /** The rule that decides what a touchpoint of a journey for these personas weighs; empty when none holds. */
    public Optional<Rule> decide(List<UUID> personas, Stage stage, Touchpoint touchpoint) {
        return rules.stream().filter(rule -> rule.when().holds(personas, stage, touchpoint)).findFirst();
    }

    /** The map with the weights that the rules decide. */
    public JourneyMap weigh(List<UUID> personas, JourneyMap map) {
        return map.weighed((stage, touchpoint) -> decide(personas, stage, touchpoint)
                .map(rule -> new Touchpoint.Weight(rule.importance(), rule.name())).orElse(Touchpoint.Weight.USUAL));
    }

    /** All personas that one of them names. */
    Set<UUID> personas() {
        return rules.stream().map(rule -> rule.when().personas()).filter(Objects::nonNull).flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** Rules that can never decide, and names that occur twice. */
    public List<Fault> contradictions() {
        List<Fault> faults = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int r = 0; r < rules.size(); r++) {
            Rule rule = rules.get(r);
            if (!names.add(rule.name())) {
                faults.add(new Fault("/rules/" + r + "/name", "duplicate-key", "\"" + rule.name() + "\" occurs twice."));
            }
            if (rule.when().isBackwards()) {
                faults.add(new Fault("/rules/" + r + "/when/volumeTo", "never-matches", "volumeTo is below volumeFrom."));
            }
            for (Rule earlier : rules.subList(0, r)) {
                if (earlier.when().holdWherever(rule.when())) {
                    faults.add(new Fault("/rules/" + r, "never-matches",
                            "\"" + earlier.name() + "\" holds wherever this one does, and comes first."));
                    break;
                }
            }
        }
        return faults;
    }
}
