package cx.touchstone.survey.statistics;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** How many responses a survey has. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatisticsView(UUID surveyId,
        @Schema(description = "Being answered; they count for nothing yet.", examples = "3") long started,
        @Schema(description = "Left, and counted as far as they go.", examples = "12") long partial,
        @Schema(examples = "1204") long complete,
        @Schema(description = "Complete ones by the version that was answered.", examples = "{\"1\": 204, \"2\": 1000}") Map<String, Long> byVersion,
        @Schema(description = "Complete ones by where they were answered; those that do not say it stand under \"unknown\".", examples = "{\"web\": 1100, \"unknown\": 104}") Map<String, Long> byChannel,
        @Schema(description = "When the first of the complete and partial ones was given; absent when there is none.") Instant firstAt,
        @Schema(description = "When the last of them was given.") Instant lastAt) {
}
