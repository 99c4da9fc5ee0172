package cx.touchstone.scoring.score;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.scoring.question.Comparison;
import cx.touchstone.scoring.question.ScoreQuestion;
import cx.touchstone.scoring.settings.Settings;

/** The scores that were asked for. */
@Schema(name = "Scores", description = "The scores that were asked for, by metric, stage, touchpoint, segments and time.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScoresView(PeriodView period,
        @Schema(description = "The period that changes are measured against, when it is one for all scores.") PeriodView comparison,
        @Schema(description = "In which days begin and end.", examples = "America/Los_Angeles") String timeZone,
        @Schema(description = "People that a score needs before it is shown.") int threshold, List<ScoreView> items) {

    static ScoresView of(ScoreQuestion question, Settings settings, List<Score> scores) {
        return new ScoresView(PeriodView.of(question.period()), comparison(question), settings.zone().getId(),
                settings.threshold(),
                scores.stream().map(ScoreView::of).toList());
    }

    private static PeriodView comparison(ScoreQuestion question) {
        return question.comparison().filter(with -> with instanceof Comparison.WithPeriod
                || with instanceof Comparison.WithYearBefore && question.grouping().unit().isEmpty())
                .map(with -> PeriodView.of(with.of(question.period()))).orElse(null);
    }
}
