package cx.touchstone.journey.visits;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.formula.MeanInterval;

/** Mystery visits by touchpoint: ours beside those of competitors that were scored by the same checklist. */
public record SideBySide(List<Row> items) {

    /**
     * One touchpoint by one checklist.
     *
     * @param own null when only competitors were visited
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "VisitComparison")
    public record Row(String touchpoint, UUID checklist, String checklistName,
            @Schema(description = "Absent when only competitors were visited.") Own own, List<Theirs> competitors) {
    }

    /** What our touchpoint reached. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OwnVisits")
    public record Own(@Schema(description = "How many visits were scored.") long n,
            @Schema(description = "Mean of their scores, 0 to 100, to one decimal.") double score,
            @Schema(description = "Of the mean, with Student's t at the 95 % level, to one decimal; absent for a single visit.") MeanInterval interval) {
    }

    /**
     * What a competitor's touchpoint reached.
     *
     * @param lead how far we are ahead; null when ours was not visited
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CompetitorVisits")
    public record Theirs(UUID id, String name, @Schema(description = "How many visits were scored.") long n,
            @Schema(description = "Mean of their scores, 0 to 100, to one decimal.") double score,
            @Schema(description = "Of the mean, with Student's t at the 95 % level, to one decimal; absent for a single visit.") MeanInterval interval,
            @Schema(description = "How many points we are ahead; absent when ours was not visited.") Double lead) {
    }

    /** @param names of competitors and checklists */
    static SideBySide of(List<VisitMean> means, Map<UUID, String> names) {
        Map<List<Object>, List<VisitMean>> rows = means.stream().collect(Collectors
                .groupingBy(mean -> List.of(mean.touchpoint(), mean.checklist()), LinkedHashMap::new, Collectors.toList()));
        return new SideBySide(rows.values().stream().map(row -> row(row, names)).toList());
    }

    private static Row row(List<VisitMean> means, Map<UUID, String> names) {
        Optional<VisitMean> own = means.stream().filter(mean -> mean.competitor() == null).findAny();
        VisitMean any = means.getFirst();
        return new Row(any.touchpoint(), any.checklist(), names.get(any.checklist()),
                own.map(mean -> new Own(mean.n(), shown(mean.mean()), shown(mean.interval()))).orElse(null),
                means.stream().filter(mean -> mean.competitor() != null)
                        .map(mean -> new Theirs(mean.competitor(), names.get(mean.competitor()), mean.n(), shown(mean.mean()),
                                shown(mean.interval()),
                                own.map(ours -> shown(ours.mean() - mean.mean())).orElse(null)))
                        .toList());
    }

    private static MeanInterval shown(MeanInterval interval) {
        return interval == null ? null : new MeanInterval(shown(interval.low()), shown(interval.high()));
    }

    private static double shown(double score) {
        return Math.round(score * 10) / 10.0;
    }
}
