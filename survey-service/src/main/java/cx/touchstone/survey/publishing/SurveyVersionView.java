package cx.touchstone.survey.publishing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.checking.Findings;
import cx.touchstone.survey.questionnaire.Questionnaire;

/** A survey as it was published under a number; never changes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SurveyVersionView(UUID surveyId, int version, String name,
        @Schema(description = "Absent in lists.") Questionnaire definition,
        @Schema(description = "What its publisher should look at, as checkSurvey finds it; absent in lists.") List<Fault> findings,
        Instant publishedAt) {

    static SurveyVersionView of(SurveyVersion version) {
        return of(version, version.questionnaire, Findings.of(version.questionnaire));
    }

    static SurveyVersionView inList(SurveyVersion version) {
        return of(version, null, null);
    }

    private static SurveyVersionView of(SurveyVersion version, Questionnaire definition, List<Fault> findings) {
        return new SurveyVersionView(version.surveyId, version.number, version.name, definition, findings, version.publishedAt);
    }
}
