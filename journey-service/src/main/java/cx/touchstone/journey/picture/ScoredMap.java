package cx.touchstone.journey.picture;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.map.Stage;

/** A map with what was measured, for front ends that draw themselves. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScoredMap(UUID journeyId, String name, String goal, List<Stage> stages,
        @Schema(description = "Those that are known; absent unless asked for.") List<TouchpointScore> scores,
        @Schema(description = "Whether scores were asked for and cannot be had now.") boolean scoresUnavailable) {

    /** What one touchpoint reaches. */
    @Schema(name = "DrawnScore")
    public record TouchpointScore(String touchpoint, @Schema(description = "0 to 100, as in the journey score.") double score) {
    }

    static ScoredMap of(Picture picture) {
        return new ScoredMap(picture.journeyId(), picture.name(), picture.goal(), picture.map().stages(),
                !picture.scores().known() ? null
                        : picture.map().touchpoints().filter(t -> picture.scoreOf(t.key()) != null)
                                .map(t -> new TouchpointScore(t.key(), picture.scoreOf(t.key()))).toList(),
                picture.lacksScores());
    }
}
