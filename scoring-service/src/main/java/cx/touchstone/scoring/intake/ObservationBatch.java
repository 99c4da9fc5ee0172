package cx.touchstone.scoring.intake;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.JsonNode;

/** Observations as they come. Each is read by itself, so that one bad one does not stop the rest. */
@Schema(description = "1 to 1,000 observations.")
public record ObservationBatch(
        @NotNull @Size(min = 1, max = 1000) @Schema(implementation = ObservationSchema[].class) List<JsonNode> observations) {
}
