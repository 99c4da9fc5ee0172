package cx.touchstone.survey.partial;

import java.math.BigDecimal;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a front end saves; read as {@code SubmittedResponse} is, and these two fields more. */
@Schema(name = "SavedSubmission")
record SavedSubmission(
        @Schema(required = true, description = "All that were given so far, by question key.", examples = "{\"recommend\": 9}") Map<String, Object> answers,
        @Schema(description = "Whether nothing more comes; false unless told.") Boolean complete,
        @Schema(description = "Counts the steps: what comes late with a lower number than was saved, or the same, changes nothing.", examples = "3") Integer sequence,
        @Schema(description = "The version whose questions were answered; the one saved before unless told, else the newest.", examples = "1") Integer surveyVersion,
        @Schema(description = "Where it was answered.", examples = "web") String channel,
        @Schema(description = "Language of the respondent (BCP 47).", examples = "en") String locale,
        @Schema(description = "How many people the respondent stands for: above 0, at most 1000, up to 10 decimals; 1 unless told.", examples = "1") BigDecimal weight,
        @Schema(description = "Up to 20 attributes of the respondent; scores can be read by each.", examples = "{\"boardingArea\": \"E\"}") Map<String, String> attributes,
        @Schema(ref = "#/components/schemas/Subject") Object subject,
        @Schema(description = "What came as start with the questions; needed to complete it behind an open link when the survey wants a minimum time.") String start,
        @Schema(description = "A trap for machines: show the field to nobody, and leave it out or empty.", examples = "") String website) {
}
