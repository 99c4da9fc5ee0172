package cx.touchstone.scoring.explanation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.scoring.observation.Observation.Name;
import cx.touchstone.scoring.score.PeriodView;
import cx.touchstone.scoring.score.ScoreView;
import cx.touchstone.scoring.settings.Settings;
import cx.touchstone.scoring.tally.Span;
import cx.touchstone.scoring.tally.Span.Stretch;

/** How a score came about. */
@Schema(name = "Explanation", description = "How a score came about. That of a withheld score has no number of anybody: neither steps nor tally nor observations.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExplanationView(
        @Schema(description = "The parameters that ask GET /api/v1/scores for it.") Map<String, List<String>> question,
        ScoreView score, MadeBy formula,
        @Schema(description = "The arithmetic, every answer counted once; the last step has the value.", examples = {
                "1,436 of 2,746 gave 9 or 10: 52.2942 %", "342 of 2,746 gave 0 to 6: 12.4545 %",
                "52.2942 − 12.4545 = 39.8398" }) List<String> steps,
        TallyView tally,
        @Schema(description = "What of the question is counted as it comes in: attributes that are dimensions.") List<DimensionView> dimensions,
        PlanView plan, SettingsView settings, ObservationsView observations){

    /** The tallies that were added up. */
    @Schema(name = "ExplainedTally", description = "The tallies that were added up; absent when the observations themselves were.")
    public record TallyView(
            @Schema(description = "What they are told apart by, besides metric and touchpoint; nothing for everybody's.") List<String> apartBy,
            List<SpanView> spans) {
    }

    /** Tallies one after the other. */
    @Schema(name = "ExplainedSpan", description = "Tallies one after the other, each of one span.")
    public record SpanView(@Schema(enumeration = {
            "day", "month" }) String span, PeriodView period){

        static SpanView of(Stretch stretch) {
            return new SpanView(stretch.span() == Span.DAY ? "day" : "month",
                    new PeriodView(stretch.first(), stretch.last()));
        }
    }

    /** An attribute, or a pair of them, that the question tells observations apart by. */
    @Schema(name = "ExplainedDimension")
    public record DimensionView(List<String> attributes,
            @Schema(enumeration = {
                    "ready", "building",
                    "none" }, description = "Only of those that are ready tallies are read.") String state){
    }

    /** The plan that target, floor and benchmark come from. */
    @Schema(name = "ExplainedPlan", description = "The plan that target, floor and benchmark come from.")
    public record PlanView(UUID journey, String name, int version) {
    }

    /** The settings by which days and groups are made. */
    @Schema(name = "ExplainedSettings", description = "The settings that it depends on.")
    public record SettingsView(long revision, String timeZone,
            @Schema(description = "People that a score needs before it is shown.") int threshold) {

        static SettingsView of(Settings settings) {
            return new SettingsView(settings.revision(), settings.zone().getId(), settings.threshold());
        }
    }

    /** The observations, counted one by one. */
    @Schema(name = "ExplainedObservations", description = "The observations, counted one by one when the explanation was asked for; absent when they are too many for that, or not all of them are kept any more.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ObservationsView(long n, @Schema(description = "Sum of their weights.") BigDecimal weight,
            @Schema(description = "Whether the tallies say the same. Absent when more was counted all the while.") Boolean agrees,
            @Schema(description = "Up to twenty of them, always the same as long as they are there. Only for those who may read responses.") List<NameView> sample) {
    }

    /** What an observation was sent as. */
    @Schema(name = "ObservationName")
    public record NameView(String source, String id) {

        static NameView of(Name name) {
            return new NameView(name.source(), name.id());
        }
    }
}
