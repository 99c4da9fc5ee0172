package cx.touchstone.journey.map;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.kit.Refusal.Fault;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One contact between customer and organisation. What is not told is null, lists are empty.
 *
 * @param key survives versions and renames: observations are counted under it
 * @param channels where the contact happens; a single {@code channel}, as earlier documents have it, is read too
 * @param team who in the organisation owns it
 * @param volume contacts a month, as the tenant knows or guesses them
 * @param importance weight in the journey score, 0 to 100
 * @param importanceBy who sets the weight
 * @param importanceRule name of the rule that did; null when none of them holds, or when it is set by hand
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Touchpoint(
        @NotNull @Size(max = Key.LONGEST) @Pattern(regexp = Key.PATTERN, message = Key.RULE) @Schema(description = "Survives versions and renames: observations are counted under it. Several journeys may share it.", examples = "security-check") String key,
        @NotBlank @Size(max = 200) @Schema(examples = "Security check") String name,
        @Size(max = Key.TEXT) String description,
        @Size(max = 11) @JsonAlias("channel") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<@NotNull Channel> channels,
        @Size(max = Key.TEXT) @Schema(description = "What the customer does.", examples = "Queues, unpacks, walks through the gate") String does,
        @Size(max = Key.TEXT) @Schema(description = "What the customer thinks.", examples = "Will I reach my flight?") String thinks,
        @Valid Feeling feels,
        @Size(max = 50) List<@NotNull @Valid Remark> painPoints,
        @Size(max = 50) List<@NotNull @Valid Remark> opportunities,
        @Size(min = 1, max = 200) @Schema(description = "Who in the organisation owns it.", examples = "Security") String team,
        @Size(max = 20) List<@NotBlank @Size(max = 200) String> tools,
        @Size(max = 20) List<@NotBlank @Size(max = 64) String> tags,
        @PositiveOrZero @Schema(description = "Contacts a month.", examples = "240000") Long volume,
        @Min(0) @Max(100) @Schema(description = "Weight in the journey score, 0 to 100; 50 unless told.", examples = "70") Integer importance,
        @Schema(description = "Who weighs it: hand when importance is told and rules are not named; what is told beside rules is not taken, they decide.") Weighing importanceBy,
        @Schema(description = "Name of the rule that decided the importance. What is sent is not taken.", examples = "Everybody passes security") String importanceRule,
        @Size(max = 20) List<@NotNull @Valid TouchpointMetric> metrics) implements ScoreRanges.Aims {

    /** Weight of a touchpoint that nobody weighed. */
    public static final int USUAL_IMPORTANCE = 50;

    /**
     * What a touchpoint weighs by rules.
     *
     * @param rule name of the one that decided; null when none did
     */
    public record Weight(int importance, String rule) {
        public static final Weight USUAL = new Weight(USUAL_IMPORTANCE, null);
    }

    /** Who sets the weight of a touchpoint: somebody by hand, or the tenant's rules. */
    @Schema(name = "ImportanceBy")
    public enum Weighing {
        @JsonProperty("hand")
        HAND,
        @JsonProperty("rules")
        RULES
    }

    public Touchpoint {
        channels = orEmpty(channels);
        painPoints = orEmpty(painPoints);
        opportunities = orEmpty(opportunities);
        tools = orEmpty(tools);
        tags = orEmpty(tags);
        metrics = orEmpty(metrics);
        importanceBy = importance == null ? Weighing.RULES : importanceBy == null ? Weighing.HAND : importanceBy;
        importance = importance == null ? Integer.valueOf(USUAL_IMPORTANCE) : importance;
        importanceRule = importanceBy == Weighing.HAND ? null : importanceRule;
    }

    /** As it is, with the weight that rules decided; who weighs by hand keeps his. */
    Touchpoint weighing(Weight decided) {
        return importanceBy == Weighing.HAND ? this
                : new Touchpoint(key, name, description, channels, does, thinks, feels, painPoints, opportunities, team, tools,
                        tags, volume, decided.importance(), importanceBy, decided.rule(), metrics);
    }

    @Override
    public Stream<String> aimedAt() {
        return metrics.stream().filter(metric -> metric != null && metric.namesAScore()).map(TouchpointMetric::metric);
    }

    /** What one cannot see from a single field, with pointers that begin with {@code at}. */
    public List<Fault> contradictions(String at, ScoreRanges ranges) {
        List<Fault> faults = new ArrayList<>();
        once(painPoints.stream().map(Remark::key).toList(), at + "/painPoints/", "/key", faults);
        once(opportunities.stream().map(Remark::key).toList(), at + "/opportunities/", "/key", faults);
        once(channels.stream().map(Words::of).toList(), at + "/channels/", "", faults);
        once(metrics.stream().map(TouchpointMetric::metric).toList(), at + "/metrics/", "/metric", faults);
        for (int m = 0; m < metrics.size(); m++) {
            faults.addAll(metrics.get(m).contradictions(at + "/metrics/" + m, ranges));
        }
        return faults;
    }

    private static void once(List<String> keys, String before, String behind, List<Fault> faults) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            once(seen, keys.get(i), before + i + behind, faults);
        }
    }

    static void once(Set<String> seen, String key, String pointer, List<Fault> faults) {
        if (!seen.add(key)) {
            faults.add(new Fault(pointer, "duplicate-key", "\"" + key + "\" occurs twice."));
        }
    }

    static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
