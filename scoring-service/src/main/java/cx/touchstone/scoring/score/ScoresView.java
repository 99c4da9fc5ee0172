package cx.touchstone.scoring.score;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The scores that were asked for. */
@Schema(name = "Scores", description = "The scores that were asked for, by metric, touchpoint and segment.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScoresView(PeriodView period,
        @Schema(description = "What changes are measured against.") PeriodView comparison,
        @Schema(description = "Answers that a score needs before it is shown.") int threshold, List<ScoreView> items) {
}
