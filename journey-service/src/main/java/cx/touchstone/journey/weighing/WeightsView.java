package cx.touchstone.journey.weighing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.importance.Rule;
import cx.touchstone.journey.importance.Rules;
import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.map.Stage;
import cx.touchstone.journey.map.Touchpoint;
import cx.touchstone.journey.map.Touchpoint.Weighing;

/** What the touchpoints of a journey weigh, in the customer's order. */
public record WeightsView(List<WeightView> items) {

    /**
     * One touchpoint.
     *
     * @param before what it weighs by the rules that hold now; only in a preview
     * @param rule the rule that decided; absent when it is weighed by hand, or when no rule holds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WeightView(String stage, String touchpoint, String name, int importance,
            @Schema(description = "What it weighs by the rules that hold now; only in a preview.") Integer before,
            Weighing importanceBy,
            @Schema(description = "The rule that decided; absent when it is weighed by hand, or when no rule holds.") Rule rule) {
    }

    static WeightsView of(List<UUID> personas, JourneyMap map, Rules rules) {
        return new WeightsView(map.stages().stream().flatMap(stage -> stage.touchpoints().stream()
                .map(touchpoint -> weight(personas, stage, touchpoint, rules, null))).toList());
    }

    /** By other rules, beside what the touchpoints weigh now. */
    static WeightsView preview(List<UUID> personas, JourneyMap map, Rules now, Rules others) {
        Map<String, Integer> before = now.weigh(personas, map).touchpoints()
                .collect(Collectors.toMap(Touchpoint::key, Touchpoint::importance));
        return new WeightsView(map.stages().stream().flatMap(stage -> stage.touchpoints().stream()
                .map(touchpoint -> weight(personas, stage, touchpoint, others, before.get(touchpoint.key())))).toList());
    }

    private static WeightView weight(List<UUID> personas, Stage stage, Touchpoint touchpoint, Rules rules, Integer before) {
        if (touchpoint.importanceBy() == Weighing.HAND) {
            return new WeightView(stage.key(), touchpoint.key(), touchpoint.name(), touchpoint.importance(), before,
                    Weighing.HAND, null);
        }
        Rule rule = rules.decide(personas, stage, touchpoint).orElse(null);
        return new WeightView(stage.key(), touchpoint.key(), touchpoint.name(),
                rule == null ? Touchpoint.USUAL_IMPORTANCE : rule.importance(), before, Weighing.RULES, rule);
    }
}
