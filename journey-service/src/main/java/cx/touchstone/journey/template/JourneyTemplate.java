package cx.touchstone.journey.template;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.transfer.JourneyDocument;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A journey to begin with.
 *
 * @param description what it leads through
 */
@RegisterForReflection
public record JourneyTemplate(@Schema(examples = "airport-passenger") String key, String description,
        JourneyDocument journey) {
}
