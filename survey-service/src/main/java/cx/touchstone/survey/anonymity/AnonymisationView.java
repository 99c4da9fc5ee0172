package cx.touchstone.survey.anonymity;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.survey.questionnaire.Settings.Comments;

/** How far a survey has been made anonymous. */
@Schema(name = "Anonymisation")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnonymisationView(UUID surveyId, @Schema(description = "running or done", examples = "done") String status,
        Comments comments, @Schema(description = "How many responses were made anonymous so far.", examples = "1204") long done,
        @Schema(description = "The key that asked for it, by its visible beginning.", examples = "tsk_4fQ8") String askedBy,
        Instant beganAt, Instant endedAt) {

    static AnonymisationView of(Anonymisation job) {
        return new AnonymisationView(job.surveyId, job.status.name().toLowerCase(Locale.ROOT), job.comments, job.done,
                job.askedBy, job.beganAt, job.endedAt);
    }
}
