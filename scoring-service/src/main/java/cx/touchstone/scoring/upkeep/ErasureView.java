package cx.touchstone.scoring.upkeep;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an erasure came to; it does not say whose. */
@Schema(name = "ObservationErasure")
public record ErasureView(@Schema(description = "Observations that were taken back; 0 when there was none.") int observations,
        Instant erasedAt) {
}
