package cx.touchstone.journey.touchpoint;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A touchpoint of the latest version of a journey. Several journeys may have one of the same key. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublishedTouchpoint(@Schema(examples = "security-check") String key, String name, UUID journeyId,
        String journeyName, int version, String stage, String stageName, List<String> channels, String team, List<String> tags,
        int importance) {
}
