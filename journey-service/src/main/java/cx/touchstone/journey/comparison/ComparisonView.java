package cx.touchstone.journey.comparison;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What changed from one version of a journey to another, or to the draft. */
public record ComparisonView(UUID journeyId,
        @Schema(description = "A number, or draft.", examples = "1") String from,
        @Schema(description = "A number, or draft.", examples = "draft") String to,
        @Schema(description = "Which of name, goal, kind, personas changed.") List<String> changed,
        MapComparison.PartChanges stages, MapComparison.PartChanges touchpoints) {
}
