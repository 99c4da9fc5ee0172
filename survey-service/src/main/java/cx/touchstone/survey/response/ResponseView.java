package cx.touchstone.survey.response;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A response as it is read, and as it is exported. Of an anonymous survey nothing is there that would tell the person.
 *
 * @param weight how many people the respondent stands for
 * @param history only where one response is read
 */
@Schema(name = "Response")
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResponseView(UUID id, UUID surveyId,
        @Schema(description = "Number of the survey's version that was answered.", examples = "1") int surveyVersion,
        Status status,
        @Schema(description = "Goes up with every change of what was answered; the ETag.", examples = "0") int revision,
        @Schema(description = "By question key.", examples = "{\"recommend\": 9, \"reason\": \"Quick and friendly\"}") Map<String, Object> answers,
        @Schema(examples = "web") String channel, @Schema(examples = "en") String locale, BigDecimal weight,
        @Schema(examples = "{\"boardingArea\": \"E\"}") Map<String, String> attributes,
        @Schema(description = "What it is about in a partner's system: system, type and id.", examples = "{\"system\": \"crm\", \"type\": \"case\", \"id\": \"50012\"}") Map<String, String> subject,
        @Schema(description = "Who answered, if that is known.") UUID contactId,
        @Schema(description = "By which it came; absent when it was imported, when the link is gone, and when it would tell who answered though nobody may know.", examples = "25HrfRmiRcCkEn6A3vPvGs5t4DUN") String link,
        @Schema(description = "Its id where it was imported from.") String externalId, Instant respondedAt, Instant receivedAt,
        List<String> tags, List<Note> notes,
        @Schema(description = "Corrections, the oldest first; absent in lists and exports.") List<Change> history) {

    /** How far an answering has come. */
    public enum Status {
        /** Still being answered; counts for nothing yet. */
        @JsonProperty("started")
        STARTED,
        /** Was left; counts as far as it goes. */
        @JsonProperty("partial")
        PARTIAL,
        @JsonProperty("complete")
        COMPLETE
    }

    /** What somebody wrote beside a response. */
    @Schema(name = "ResponseNote")
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Note(UUID id, @Schema(examples = "Called back on Monday") String text,
            @Schema(description = "The key that wrote it, by its visible beginning.", examples = "tsk_4fQ8") String author,
            Instant createdAt) {
    }

    /** A correction. */
    @Schema(name = "ResponseChange")
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(@Schema(description = "That the response has had since.", examples = "1") int revision,
            Instant changedAt,
            @Schema(description = "The key that changed it, by its visible beginning.", examples = "tsk_4fQ8") String changedBy,
            @Schema(description = "What was before: a JSON Merge Patch that would undo the correction.", examples = "{\"answers\": {\"recommend\": 3}}") Map<String, Object> before) {
    }
}
