package cx.touchstone.survey.questionnaire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A survey with its draft. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SurveyView(UUID id, String name, SurveyStatus status,
        @Schema(description = "Newest published version; absent before the first.") Integer latestVersion,
        List<Question> questions, Instant createdAt, Instant changedAt) {

    public static SurveyView of(Survey survey) {
        return new SurveyView(survey.id, survey.name, survey.status, survey.published == 0 ? null : survey.published,
                survey.draft.questions(), survey.createdAt, survey.changedAt);
    }
}
