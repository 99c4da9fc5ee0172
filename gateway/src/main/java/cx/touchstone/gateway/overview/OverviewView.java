package cx.touchstone.gateway.overview;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.gateway.overview.OverviewScores.OverviewGap;

/** All that is known of a journey, as far as it can be had now. */
@Schema(name = "Overview", description = "The published map of a journey and what it reaches. A part that cannot be had now is absent, and named under missing: nothing is made up for it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OverviewView(UUID journeyId, OverviewMap map, OverviewScores scores,
        @Schema(description = "Targets that are missed: at what weighs most first, then where most have answered. Absent without scores.") List<OverviewGap> gaps,
        @Schema(description = "Parts that cannot be had now.") List<MissingPart> missing) {

    /**
     * A part that is not there.
     *
     * @param part {@code map} or {@code scores}
     */
    public record MissingPart(@Schema(examples = "scores") String part, Reason reason) {
    }

    static OverviewView of(UUID journey, OverviewMap map, OverviewScores scores, List<MissingPart> missing) {
        return new OverviewView(journey, map, scores, scores == null ? null : scores.gaps(), missing);
    }
}
