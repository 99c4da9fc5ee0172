package cx.touchstone.survey.submission;

import java.math.BigDecimal;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The document that {@link SubmissionReader} reads, for those who write one. */
@Schema(name = "SubmittedResponse")
public record SubmittedResponse(
        @Schema(required = true, description = "By question key: a whole number for a rating, an option's key for a choice, a text.", examples = "{\"recommend\": 9, \"reason\": \"Quick and friendly\"}") Map<String, Object> answers,
        @Schema(description = "Where it was answered.", examples = "web") String channel,
        @Schema(description = "Language of the respondent (BCP 47).", examples = "en") String locale,
        @Schema(description = "How many people the respondent stands for: above 0, at most 1000, up to 10 decimals; 1 unless told.", examples = "1") BigDecimal weight,
        @Schema(description = "Up to 20 attributes of the respondent; scores can be read by each.", examples = "{\"boardingArea\": \"E\"}") Map<String, String> attributes,
        Subject subject,
        @Schema(description = "The version whose questions were answered; the newest unless told. Older ones are taken too.", examples = "1") Integer surveyVersion,
        @Schema(description = "What came as start with the questions; needed behind an open link when the survey wants a minimum time.", examples = "AQAAAZx2c3RhcnQgdG9r") String start,
        @Schema(description = "A trap for machines: show the field to nobody, and leave it out or empty.", examples = "") String website) {

    /** What the feedback is about in a partner's system. */
    @Schema(name = "Subject")
    record Subject(@Schema(required = true, examples = "crm") String system,
            @Schema(required = true, examples = "case") String type,
            @Schema(required = true, examples = "50012") String id) {
    }
}
