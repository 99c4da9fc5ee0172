package cx.touchstone.survey.drafting;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.checking.AnswerTime;
import cx.touchstone.survey.checking.Findings;
import cx.touchstone.survey.questionnaire.Questionnaire;

/** What there is to know about a questionnaire before it is published. */
public record SurveyCheckView(
        @Schema(description = "What a publisher should look at, with pointers into the definition.") List<Fault> findings,
        @Schema(description = "How long a respondent takes who is asked everything.", examples = "45") int estimatedSeconds) {

    static SurveyCheckView of(Questionnaire questionnaire) {
        return new SurveyCheckView(Findings.of(questionnaire), AnswerTime.seconds(questionnaire));
    }
}
