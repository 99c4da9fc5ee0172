package cx.touchstone.gateway.overview;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a journey and its touchpoints reach, as scoring-service tells it and an overview shows it. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OverviewScores(@Schema(description = "Of the journey whose plan was counted by.") int version,
        OverviewPeriod period,
        @Schema(description = "0 to 100. Absent when nothing of importance was measured.", examples = "74.0") Double score,
        @Schema(description = "Percent of the importance that was measured.", examples = "80.0") double coverage,
        @Schema(description = "Answers that a score needs before it is shown.", examples = "5") int threshold,
        List<MeasuredTouchpoint> touchpoints) {

    /** First and last day, in the tenant's time zone. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OverviewPeriod(LocalDate from, LocalDate to) {
    }

    /** What one touchpoint reaches. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MeasuredTouchpoint(String key, double importance,
            @Schema(description = "0 to 100. Absent when it was not measured, or is withheld.") Double score,
            @Schema(description = "Answers behind the score.") Long n,
            @Schema(description = "Whether there are answers, but too few to show.") boolean withheld,
            List<MeasuredMetric> metrics) {
    }

    /** What one metric says there. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MeasuredMetric(String metric, @Schema(description = "In the metric's own unit.") Double value, Long n,
            Double target,
            @Schema(description = "By how much the value misses the target. Absent when it does not, or cannot be told.") Double gap,
            boolean withheld) {
    }

    /** A target that is missed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OverviewGap(String touchpoint, String metric, double value, double target, double gap, double importance,
            Long n) {
    }

    /** Whether it is what scoring-service would say. */
    boolean isWhole() {
        return version > 0 && touchpoints != null && touchpoints.stream().allMatch(one -> one != null && one.key() != null
                && one.metrics() != null
                && one.metrics().stream().allMatch(metric -> metric != null && metric.metric() != null));
    }

    /** Targets that are missed: at what weighs most first, then where most have answered. */
    List<OverviewGap> gaps() {
        return touchpoints.stream().flatMap(OverviewScores::gaps)
                .sorted(Comparator.comparingDouble(OverviewGap::importance).reversed()
                        .thenComparing(OverviewGap::n, Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
    }

    private static Stream<OverviewGap> gaps(MeasuredTouchpoint at) {
        return at.metrics().stream().filter(metric -> metric.gap() != null && metric.value() != null && metric.target() != null)
                .map(metric -> new OverviewGap(at.key(), metric.metric(), metric.value(), metric.target(), metric.gap(),
                        at.importance(), metric.n()));
    }
}
