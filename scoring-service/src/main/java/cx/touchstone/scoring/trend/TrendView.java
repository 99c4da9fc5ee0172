package cx.touchstone.scoring.trend;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.question.ScoreQuestion;
import cx.touchstone.scoring.question.Selection.Part;
import cx.touchstone.scoring.score.ChangeView;
import cx.touchstone.scoring.score.PeriodView;
import cx.touchstone.scoring.score.Score;
import cx.touchstone.scoring.score.Score.Segment;
import cx.touchstone.scoring.score.ScoreView;
import cx.touchstone.scoring.score.ScoreView.IntervalView;
import cx.touchstone.scoring.settings.Settings;

/** How scores develop. */
@Schema(name = "Trend", description = "Scores over time, one series for each metric and group.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrendView(@Schema(description = "The unit of time.", examples = "week") String by, PeriodView period,
        @Schema(description = "In which days begin and end.", examples = "America/Los_Angeles") String timeZone,
        @Schema(description = "People that a score needs before it is shown.") int threshold, List<SeriesView> series) {

    /** One score over time. */
    @Schema(name = "Series")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SeriesView(String metric, String touchpoint, String stage, List<Segment> segments, String channel,
            UUID persona, String unit, Double target, Double floor,
            @Schema(description = "Every unit of the period in order.") List<PointView> points) {

        static SeriesView of(ScoreView any, List<PointView> points) {
            return new SeriesView(any.metric(), any.touchpoint(), any.stage(), any.segments(), any.channel(), any.persona(),
                    any.unit(), any.target(), any.floor(), points);
        }
    }

    /** The score of one unit of time. */
    @Schema(name = "Point", description = "The score of one unit of time. Without number of answers nobody answered, or it is withheld.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PointView(PeriodView period, Double value, Long n, IntervalView interval,
            @Schema(description = "Every answer counted by its weight.") Double weightedValue, ChangeView change,
            boolean withheld, String withheldReason, @Schema(description = "Names the score of this point.") String id) {

        static PointView of(ScoreView score) {
            return new PointView(score.period(), score.value(), score.n(), score.interval(),
                    score.weighted() == null ? null : score.weighted().value(), score.change(), score.withheld(),
                    score.withheldReason(), score.id());
        }

        static PointView empty(Period days) {
            return new PointView(PeriodView.of(days), null, null, null, null, null, false, null, null);
        }
    }

    private record Line(String metric, Part part) {
    }

    static TrendView of(ScoreQuestion question, Settings settings, List<Score> scores) {
        var lines = new LinkedHashMap<Line, Map<Period, ScoreView>>();
        scores.forEach(score -> lines
                .computeIfAbsent(new Line(score.metric().key(), score.part().always()), line -> new HashMap<>())
                .put(score.part().days(), ScoreView.of(score)));
        var units = units(question, scores, settings.weekStart());
        var series = lines.values().stream().map(points -> SeriesView.of(points.values().iterator().next(),
                units.stream().map(days -> points.containsKey(days) ? PointView.of(points.get(days)) : PointView.empty(days))
                        .toList()))
                .toList();
        return new TrendView(question.grouping().unit().orElseThrow().parameter(), PeriodView.of(question.period()),
                settings.zone().getId(), settings.threshold(), series);
    }

    /** From the first to the last that has answers, if the period is open there. */
    private static List<Period> units(ScoreQuestion question, List<Score> scores, DayOfWeek weekStart) {
        if (scores.isEmpty()) {
            return List.of();
        }
        var days = scores.stream().map(score -> score.part().days()).toList();
        var first = days.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow();
        var last = days.stream().map(Period::to).max(LocalDate::compareTo).orElseThrow();
        var all = new Period(question.period().from() == null ? first : question.period().from(),
                question.period().to() == null ? last : question.period().to());
        return question.grouping().unit().orElseThrow().within(all, weekStart, Integer.MAX_VALUE);
    }
}
