package cx.touchstone.survey.correction;

import java.math.BigDecimal;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a correction may name, for those who write one. */
@Schema(name = "ResponseCorrection")
record CorrectionDocument(
        @Schema(description = "By question key; null removes an answer, what is not named stays.", examples = "{\"recommend\": 8, \"reason\": null}") Map<String, Object> answers,
        @Schema(description = "null removes an attribute.", examples = "{\"boardingArea\": \"F\"}") Map<String, String> attributes,
        @Schema(description = "null makes it 1.", examples = "1") BigDecimal weight,
        @Schema(description = "system, type and id; null removes it.", examples = "{\"id\": \"50013\"}") Map<String, String> subject) {
}
