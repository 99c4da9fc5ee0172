package cx.touchstone.journey.publishing;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is said beside publishing. */
public record PublishOrder(
        @Size(max = 2_000) @Schema(description = "What is new in this version.", examples = "Restaurants weigh more") String note) {
}
