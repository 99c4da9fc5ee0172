package cx.touchstone.survey.drafting;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.survey.checking.AnswerTime;
import cx.touchstone.survey.questionnaire.Questionnaire;

/** A survey with its draft. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SurveyView(UUID id, String name, SurveyStatus status,
        @Schema(description = "Newest published version; absent before the first.") Integer latestVersion,
        @Schema(description = "How long a respondent takes who is asked everything.", examples = "45") int estimatedSeconds,
        @Schema(description = "The draft; absent in lists.") Questionnaire definition, Instant createdAt, Instant changedAt) {

    public static SurveyView of(Survey survey) {
        return of(survey, survey.draft);
    }

    static SurveyView inList(Survey survey) {
        return of(survey, null);
    }

    private static SurveyView of(Survey survey, Questionnaire definition) {
        return new SurveyView(survey.id, survey.name, survey.status, survey.published == 0 ? null : survey.published,
                AnswerTime.seconds(survey.draft), definition, survey.createdAt, survey.changedAt);
    }
}
