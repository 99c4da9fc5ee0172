package cx.touchstone.journey.mapping;

import java.math.BigDecimal;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A journey as somebody draws it. */
public record JourneyDraft(
        @NotBlank @Size(max = 200) @Schema(examples = "A flight from our airport") String name,
        @Schema(description = "What is (default), or what should be.") Journey.Kind kind,
        @Size(max = 50) List<@NotNull @Valid StageDraft> stages) {

    static final String KEY = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final String KEY_RULE = "must be lower-case words joined by hyphens";
    private static final int USUAL_IMPORTANCE = 50;

    /** A part of the way. */
    public record StageDraft(
            @NotNull @Size(max = 64) @Pattern(regexp = KEY, message = KEY_RULE) @Schema(examples = "inside-the-terminal") String key,
            @NotBlank @Size(max = 200) @Schema(examples = "Inside the terminal") String name,
            @Size(max = 100) List<@NotNull @Valid TouchpointDraft> touchpoints) {
    }

    /** One contact between customer and organisation. */
    public record TouchpointDraft(
            @NotNull @Size(max = 64) @Pattern(regexp = KEY, message = KEY_RULE) @Schema(examples = "restaurants") String key,
            @NotBlank @Size(max = 200) @Schema(examples = "Restaurants") String name,
            @Size(max = 64) @Pattern(regexp = KEY, message = KEY_RULE) @Schema(examples = "in-person") String channel,
            @Min(0) @Max(100) @Schema(description = "Weight in the journey score, 0 to 100; 50 unless told.", examples = "70") Integer importance,
            @Size(max = 20) List<@NotNull @Valid MetricDraft> metrics) {
    }

    /** Something measured at a touchpoint. */
    public record MetricDraft(
            @NotNull @Size(max = 64) @Pattern(regexp = "[a-z0-9]+(_[a-z0-9]+)*", message = "must be lower-case words joined by underscores") @Schema(examples = "csat") String metric,
            @Schema(description = "The score to reach, in the metric's unit.", examples = "80") BigDecimal target) {
    }

    JourneyMap toMap() {
        return new JourneyMap(orEmpty(stages).stream().map(s -> new JourneyMap.Stage(s.key(), s.name(),
                orEmpty(s.touchpoints()).stream().map(JourneyDraft::toTouchpoint).toList())).toList());
    }

    Journey.Kind toKind() {
        return kind == null ? Journey.Kind.AS_IS : kind;
    }

    private static JourneyMap.Touchpoint toTouchpoint(TouchpointDraft t) {
        return new JourneyMap.Touchpoint(t.key(), t.name(), t.channel(),
                t.importance() == null ? USUAL_IMPORTANCE : t.importance(),
                orEmpty(t.metrics()).stream().map(m -> new JourneyMap.Metric(m.metric(), m.target())).toList());
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
